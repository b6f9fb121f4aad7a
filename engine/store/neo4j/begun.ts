/** A page under way that may be left unread: what goes wrong with it is then nobody's business. */
export function begun<T>(page: Promise<T>): Promise<T> {
  page.catch(() => undefined);
  return page;
}
