/** Whether an address is a page of the navigation or lies under it. */
export function isHere(here: string, to: string): boolean {
  return to === '/' ? here === '/' : here === to || here.startsWith(`${to}/`)
}
