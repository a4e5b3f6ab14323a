import { Select } from 'antd'
import type { SittingAsked, TestAnswer } from '../api/types'
import { t } from '../words/catalogue'
import { letterOf, paired } from './sitting'

type Props = { asked: SittingAsked; answer: TestAnswer | null; off: boolean; set: (answer: TestAnswer) => void }

/** What is matched stands in lines; each takes one of the lettered options, which leaves the line it was at. */
export function MatchField({ asked, answer, off, set }: Props) {
  const pairs = answer && 'pairs' in answer ? answer.pairs : []
  const options = asked.options.map(({ at, text }, place) => ({ value: at, label: `${letterOf(place)}. ${text}` }))
  return (
    <>
      <ul className="match-options">{options.map(({ value, label }) => <li key={value}>{label}</li>)}</ul>
      <ol className="sitting-match">
        {asked.left.map((left, line) => (
          <li key={line}>
            <label htmlFor={`match-${asked.place}-${line}`}>{left}</label>
            <Select<number | null> id={`match-${asked.place}-${line}`} size="large" allowClear disabled={off} value={pairs[line] ?? null} options={options} placeholder={t('sitting.match_choose')} onChange={(at) => set(paired(answer, asked.left.length, line, at ?? null))} />
          </li>
        ))}
      </ol>
    </>
  )
}
