import { showNumber } from '../words/dates'
import { share } from './counted'

/** A count with its share of those who answered the question, and a bar of the same length. */
export function Share({ count, of }: { count: number; of: number }) {
  return (
    <span className="share">
      <span className="share-count">{showNumber(count)}</span>
      <span className="quiet small">{share(count, of)}</span>
      <span className="share-bar" aria-hidden><span style={{ width: of === 0 ? 0 : `${(count / of) * 100}%` }} /></span>
    </span>
  )
}
