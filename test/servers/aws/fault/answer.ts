import type { OutgoingHttpHeaders } from 'node:http';
import type { Operation, Protocol } from './operation.ts';
import type { FaultRule } from './rule.ts';

export type ErrorAnswer = { readonly status: number; readonly headers: OutgoingHttpHeaders; readonly body: string };

type ErrorFault = 'AccessDenied' | 'Throttling' | '500' | '503';

/** Services have different names and numbers for the same thing, depending on the protocol they speak. */
const codes: Record<'AccessDenied' | 'Throttling', Record<Protocol, readonly [status: number, code: string]>> = {
  AccessDenied: {
    json: [400, 'AccessDeniedException'],
    restjson: [403, 'AccessDeniedException'],
    ec2: [403, 'UnauthorizedOperation'],
    query: [403, 'AccessDenied'],
  },
  Throttling: {
    json: [400, 'ThrottlingException'],
    restjson: [429, 'TooManyRequestsException'],
    ec2: [503, 'RequestLimitExceeded'],
    query: [400, 'Throttling'],
  },
};

/** The answer that the service itself would give. */
export function errorAnswer(fault: ErrorFault, operation: Operation, rule: FaultRule): ErrorAnswer {
  const { protocol } = operation;
  const [status, code] = isStatus(fault) ? [Number(fault), 'InternalFailure'] : codes[fault][protocol];
  const message = messageOf(fault, operation);
  if (protocol === 'json' || protocol === 'restjson') {
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': code };
    return { status, headers: { ...headers, ...retryAfter(rule) }, body: JSON.stringify({ __type: code, message }) };
  }
  const error = `<Code>${code}</Code><Message>${message}</Message>`;
  return { status, headers: { 'content-type': 'text/xml', ...retryAfter(rule) }, body: xmlBody(protocol, error) };
}

function retryAfter({ retryAfterSeconds }: FaultRule): Record<string, number> {
  return retryAfterSeconds === undefined ? {} : { 'retry-after': retryAfterSeconds };
}

function isStatus(fault: ErrorFault): fault is '500' | '503' {
  return fault === '500' || fault === '503';
}

function messageOf(fault: ErrorFault, { service, name }: Operation): string {
  switch (fault) {
    case 'AccessDenied':
      return `User: arn:aws:iam::123456789012:user/audit is not authorized to perform: ${service}:${name}`;
    case 'Throttling':
      return 'Rate exceeded';
    case '500':
    case '503':
      return 'An internal error occurred.';
  }
}

function xmlBody(protocol: 'ec2' | 'query', error: string): string {
  return protocol === 'ec2'
    ? `<Response><Errors><Error>${error}</Error></Errors><RequestID>request</RequestID></Response>`
    : `<ErrorResponse><Error><Type>Sender</Type>${error}</Error><RequestId>request</RequestId></ErrorResponse>`;
}

const XML_TOKEN = /<(nextToken|NextToken|Marker|NextMarker|NextContinuationToken)>[^<]*<\/\1>/g;
const JSON_TOKEN = /,?\s*"(?:nextToken|NextToken|NextMarker|Marker)":\s*"[^"]*"/g;
const XML_ITEMS = /<item>[\s\S]*<\/item>(?=\s*<\/\w*Set>)/;
const JSON_RESULTS = /"Results":\s*\[[\s\S]*\](?=,\s*"QueryInfo")/;

/** A page that looks like the last one, although it is not. */
export function withoutToken(text: string): string {
  return text
    .replace(/<IsTruncated>true<\/IsTruncated>/, '')
    .replace(XML_TOKEN, '')
    .replace(JSON_TOKEN, '');
}

/** A page without elements, whose token is still there. */
export function withoutItems(text: string): string {
  return text.replace(XML_ITEMS, '').replace(JSON_RESULTS, '"Results": []');
}
