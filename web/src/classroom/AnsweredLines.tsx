import type { SittingAsked, TestAnswer } from '../api/types'
import { t } from '../words/catalogue'
import { isAnswered } from './sitting'

/** An answer in lines: a text, the texts of blanks, an order, pairs. */
function linesOf({ options, left }: SittingAsked, answer: TestAnswer): string[] {
  const text = (at: number | null) => options.find((option) => option.at === at)?.text ?? '—'
  if ('text' in answer) return [answer.text]
  if ('blanks' in answer) return answer.blanks.map((blank) => blank.trim() || '—')
  if ('order' in answer) return answer.order.map(text)
  return 'pairs' in answer ? answer.pairs.map((at, line) => t('sitting.pair', { left: left[line] ?? '', right: text(at) })) : []
}

/** What was answered beside what was right, line by line. */
export function AnsweredLines({ asked }: { asked: SittingAsked }) {
  const mine = asked.answer && isAnswered(asked.answer) ? linesOf(asked, asked.answer) : null
  const numbered = asked.form !== 'match'
  const right = asked.right ? linesOf(asked, asked.right) : null
  if (!mine && !right) return null
  return <div className="answered-pair">{mine && <Lines title={t('sitting.given')} lines={mine} numbered={numbered} />}{right && <Lines title={t('sitting.right')} lines={right} numbered={numbered} />}</div>
}

function Lines({ title, lines, numbered }: { title: string; lines: string[]; numbered: boolean }) {
  return (
    <div>
      <h3 className="small quiet">{title}</h3>
      {lines.length === 1 ? <p className="pre">{lines[0]}</p> : <ol className="answered-lines">{lines.map((line, at) => <li key={at}>{numbered && <span className="quiet number">{at + 1}</span>}<span className="pre">{line}</span></li>)}</ol>}
    </div>
  )
}
