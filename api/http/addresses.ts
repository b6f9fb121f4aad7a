/** Where a person who opened the bare address may go. */
export const ADDRESSES = [
  '/v1/campaigns',
  '/v1/campaigns/{id}',
  '/v1/campaigns/{id}/reports',
  '/v1/campaigns/{id}/artifacts',
  '/v1/campaigns/{id}/links',
  '/v1/operations',
  '/v1/operations/{id}',
  '/v1/operations/{id}/campaigns',
  '/v1/operations/{id}/reports',
  '/v1/operations/{id}/artifacts',
  '/v1/links',
  '/v1/hubs',
  '/v1/artifacts?value=…',
  '/v1/runs/latest',
  '/health',
  '/openapi.json',
] as const;
