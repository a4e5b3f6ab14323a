/** Whether an address is a page of the navigation or lies under it. */
export function isHere(here: string, to: string): boolean {
  return to === '/' ? here === '/' : here === to || here.startsWith(`${to}/`)
}

/** Of the pages an address lies under, the one it belongs to most closely. */
export function nearest(here: string, pages: string[]): string | undefined {
  return pages.filter((to) => isHere(here, to)).sort((one, other) => other.length - one.length)[0]
}
