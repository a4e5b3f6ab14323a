import type { TestAnswer } from '../api/types'

export type Waiting = Record<number, TestAnswer | null>

const START = 'lilian_sitting_'
const place = (account: number, sitting: number) => `${START}${account}_${sitting}`

/** Answers the server has not got yet stay on the device, so that a page loaded anew loses none. */
export function keepWaiting(account: number, sitting: number, waiting: Waiting): void {
  try {
    if (Object.keys(waiting).length === 0) localStorage.removeItem(place(account, sitting))
    else localStorage.setItem(place(account, sitting), JSON.stringify(waiting))
  } catch {
    // A full or forbidden store is no reason to stop answering; what is in the page is still sent.
  }
}

export function waitingKept(account: number, sitting: number): Waiting {
  try {
    return (JSON.parse(localStorage.getItem(place(account, sitting)) ?? '{}') ?? {}) as Waiting
  } catch {
    return {}
  }
}
