import { cutAt } from './handbook'

/** A text with the words looked for marked in it. */
export function Marked({ text, words }: { text: string; words: string }) {
  return cutAt(text, words).map((piece, at) => (at % 2 === 1 ? <mark key={at}>{piece}</mark> : piece))
}
