import { Fragment } from 'react'
import type { SittingAsked, TestAnswer } from '../api/types'
import { t } from '../words/catalogue'
import { filled, piecesOf } from './sitting'

type Props = { asked: SittingAsked; answer: TestAnswer | null; set: (answer: TestAnswer) => void }

/** The text with a field in the place of each blank. */
export function FillField({ asked, answer, set }: Props) {
  const texts = answer && 'blanks' in answer ? answer.blanks : []
  return (
    <p className="sitting-fill">
      {piecesOf(asked.stem).map((piece, at) => (
        <Fragment key={at}>
          {at > 0 && <input type="text" autoComplete="off" maxLength={100} aria-label={t('sitting.blank_n', { n: at })} size={Math.max(8, (texts[at - 1] ?? '').length * 2)} value={texts[at - 1] ?? ''} onChange={(event) => set(filled(answer, asked.blanks, at - 1, event.target.value))} />}
          <span className="pre">{piece}</span>
        </Fragment>
      ))}
    </p>
  )
}
