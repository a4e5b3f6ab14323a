import type { HandbookLine, HandbookShown } from '../api/types'

/** Handbooks opened once stay on the device, for where there is no network; each reader has their own. */
const MOST = 12

type Kept = { at: number; page: HandbookShown }

const start = (account: number) => `lilian_handbook_${account}_`

export function keepHandbook(account: number, page: HandbookShown): void {
  try {
    localStorage.setItem(`${start(account)}${page.id}`, JSON.stringify({ at: Date.now(), page } satisfies Kept))
    for (const { page: old } of all(account).slice(MOST)) localStorage.removeItem(`${start(account)}${old.id}`)
  } catch {
    // A full or forbidden store: the handbook is then read from the network only.
  }
}

export function handbookKept(account: number, id: number): HandbookShown | null {
  return read(`${start(account)}${id}`)?.page ?? null
}

export function handbooksKept(account: number): HandbookLine[] {
  return all(account).map(({ page }) => page)
}

function all(account: number): Kept[] {
  const names = Object.keys(localStorage).filter((name) => name.startsWith(start(account)))
  return names.map(read).filter((kept) => kept !== null).sort((one, other) => other.at - one.at)
}

function read(name: string): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null') as Kept | null
  } catch {
    return null
  }
}
