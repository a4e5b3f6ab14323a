import type { Estimate as Of } from '../api/types'
import { placesOf, type Scale } from './interval'
import './estimate.css'

type Props = { of: Of | null; scale: Scale; show: (value: number) => string; range: (low: string, high: string) => string; /** The estimate with its interval in words. */ said: (of: Of) => string; /** What is read aloud where there is nothing. */ none: string; wide?: boolean }

/** An estimate as a dot, its interval as a bar behind it; in figures beside it, and in words for whoever asks. */
export function Estimate({ of, scale, show, range, said, none, wide = false }: Props) {
  if (!of) return <span className="estimate-none quiet"><span aria-hidden>—</span><span className="hidden-words">{none}</span></span>
  return (
    <span className={`estimate${wide ? ' wide' : ''}`} title={said(of)}>
      <EstimateLine of={of} scale={scale} />
      <span aria-hidden className="estimate-figures"><b>{show(of.estimate)}</b> <span className="quiet small">{range(show(of.low), show(of.high))}</span></span>
      <span className="hidden-words">{said(of)}</span>
    </span>
  )
}

function EstimateLine({ of, scale }: { of: Of; scale: Scale }) {
  const { at, low, wide, zero } = placesOf(of, scale)
  return (
    <span className="estimate-line" aria-hidden>
      {zero !== null && <span className="estimate-nought" style={{ left: `${zero}%` }} />}
      <span className="estimate-bar" style={{ left: `${low}%`, width: `${wide}%` }} />
      <span className="estimate-dot" style={{ left: `${at}%` }} />
    </span>
  )
}
