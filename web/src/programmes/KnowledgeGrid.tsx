import { Input } from 'antd'
import { type KeyboardEvent, useRef } from 'react'
import { PersonName } from '../kinds/PersonName'
import { code, t } from '../words/catalogue'
import { cellOf, pasted, phases, readScore, type ScoreLine, showScore, typedAt, type TypedScores } from './knowledge'

type Props = { lines: ScoreLine[]; typed: TypedScores; set: (typed: TypedScores) => void }

/** Students down, two scores across. Enter and Tab go down the column, as one reads a list of marks; a column from a sheet can be pasted. */
export function KnowledgeGrid({ lines, typed, set }: Props) {
  const body = useRef<HTMLTableSectionElement>(null)
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Tab' && event.key !== 'Enter') return
    const order = phases.flatMap((phase) => Array.from(body.current?.querySelectorAll<HTMLInputElement>(`input[data-phase="${phase}"]`) ?? []))
    const next = order[order.indexOf(event.currentTarget) + (event.shiftKey ? -1 : 1)]
    // At either end Tab goes on through the page.
    if (event.key === 'Tab' && !next) return
    event.preventDefault()
    next?.focus()
    next?.select()
  }
  return (
    <div className="table-frame">
      <table className="knowledge" aria-label={t('sessions.effect_learning')}>
        <thead><tr><th scope="col">{t('sessions.name')}</th>{phases.map((phase) => <th key={phase} scope="col">{code('score_phase', phase)}</th>)}<th scope="col" className="number">{t('sessions.effect_change')}</th></tr></thead>
        <tbody ref={body}>
          {lines.map((line, at) => (
            <tr key={line.part}>
              <th scope="row"><PersonName id={line.who.person} name={line.who.name} /><span className="quiet small">{line.who.post}</span></th>
              {phases.map((phase) => {
                const text = typedAt(line, phase, typed)
                const key = cellOf(line.part, phase)
                const wrong = readScore(text) === 'wrong'
                return (
                  <td key={phase} className={key in typed ? 'changed' : ''}>
                    <Input data-phase={phase} aria-label={t('sessions.effect_score_of', { name: line.who.name, phase: code('score_phase', phase) })} inputMode="decimal" autoComplete="off" maxLength={5} value={text} status={wrong ? 'error' : ''} aria-invalid={wrong}
                      onChange={(event) => set({ ...typed, [key]: event.target.value })} onKeyDown={press}
                      onBlur={() => { if (key in typed && (text.trim() === '' || readScore(text) === line[phase])) set(Object.fromEntries(Object.entries(typed).filter(([other]) => other !== key))) }}
                      onPaste={(event) => { const block = event.clipboardData.getData('text'); if (/[\t\n]/.test(block.trim())) { event.preventDefault(); set(pasted(lines, typed, at, phase, block)) } }} />
                    {wrong && <span className="field-error knowledge-wrong">{t('sessions.effect_score_range')}</span>}
                  </td>
                )
              })}
              <td className="number">{risen(line, typed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function risen(line: ScoreLine, typed: TypedScores) {
  const [before, after] = phases.map((phase) => readScore(typedAt(line, phase, typed)))
  if (typeof before !== 'number' || typeof after !== 'number') return <span className="estimate-none quiet"><span aria-hidden>—</span><span className="hidden-words">{t('effects.nothing')}</span></span>
  const by = after - before
  return by > 0 ? `+${showScore(by)}` : showScore(by).replace('-', '\u2212')
}
