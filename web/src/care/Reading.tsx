import { code } from '../words/catalogue'
import { readingMarks } from './codes'

/** What a look found, by shape and word; no score. */
export function Reading({ of }: { of: string }) {
  return <span className={`reading ${of}`}><span aria-hidden>{readingMarks[of] ?? '●'}</span> {code('talk_reading', of)}</span>
}
