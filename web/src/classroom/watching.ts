/** Parts of a video that were played since the last report. A jump begins a new part and covers nothing. */
export type Part = { from: number; to: number }

/** Seconds between two looks at a player beyond which it must have jumped, at the highest speed. */
const LEAP = 3

export type Watching = { parts: Part[]; last: number | null }

export const idle: Watching = { parts: [], last: null }

/** The player stands at a place and plays. */
export function played(state: Watching, at: number): Watching {
  const { last } = state
  if (last === null || at < last || at - last > LEAP) return { parts: state.parts, last: at }
  const parts = [...state.parts]
  const open = parts.at(-1)
  if (open && Math.abs(open.to - last) < 0.01) parts[parts.length - 1] = { from: open.from, to: at }
  else parts.push({ from: last, to: at })
  return { parts, last: at }
}

/** The player stopped or jumped: what comes next is no continuation. */
export function paused(state: Watching): Watching {
  return { parts: state.parts, last: null }
}

/** Whole seconds to report: those that were played from their beginning to their end, and the rest for the next report. */
export function report(state: Watching): { sent: Part[]; left: Watching } {
  const sent: Part[] = []
  const parts: Part[] = []
  for (const part of state.parts) {
    const [from, to] = [Math.round(part.from), Math.floor(part.to + 0.3)]
    if (to > from) {
      sent.push({ from, to })
      if (part === state.parts.at(-1) && state.last !== null) parts.push({ from: Math.min(to, part.to), to: part.to })
    } else parts.push(part)
  }
  return { sent, left: { parts, last: state.last } }
}

/** What could not be sent goes before what was played since. */
export function again(sent: Part[], state: Watching): Watching {
  return { parts: [...sent, ...state.parts], last: state.last }
}
