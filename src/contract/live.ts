/**
 * Server-sent events. Each message only says *that* a case changed; the browser asks again through the permitted query, so nothing leaks.
 * `event: case` · `data: <case id>`; `event: supervision` · `data: <id of an order, a directive or a meeting>`, or '' when a deadline came near or passed; `event: reference` · `data: <version>`; `event: phone` · `data:` whose telephone, the hearer's own or ''. Without `case`: for the desk. With `case=<id>`: for a party of it.
 */
export const changesPath = '/api/changes';
