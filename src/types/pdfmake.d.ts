// The fonts that ship with pdfmake 0.3, which @types/pdfmake does not describe.

declare module 'pdfmake/fonts/Roboto.js' {
  const fonts: { readonly Roboto: Record<'normal' | 'bold' | 'italics' | 'bolditalics', string> };
  export default fonts;
}
