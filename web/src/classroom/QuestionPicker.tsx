import { Button, Checkbox, Drawer } from 'antd'
import { useState } from 'react'
import { usePages } from '../api/hooks'
import type { BankLine } from '../api/types'
import { MoreRows } from '../kinds/MoreRows'
import { ProblemNote } from '../kinds/ProblemNote'
import { RowsSkeleton } from '../kinds/Skeletons'
import { useSettled } from '../kinds/useSettled'
import { code, t } from '../words/catalogue'
import { BankFilters, type BankWanted } from './BankFilters'

type Props = { n: number; chosen: number[]; stems: Record<string, string>; close: () => void; choose: (questions: number[], stems: Record<string, string>) => void }

/** Questions of the bank to tick; what was ticked stays while one searches on. */
export function QuestionPicker({ n, chosen, stems, close, choose }: Props) {
  const [wanted, setWanted] = useState<BankWanted>({ q: '' })
  const [ticked, setTicked] = useState(chosen)
  const [words, setWords] = useState(stems)
  const q = useSettled(wanted.q.trim(), 200)
  const pages = usePages<BankLine>('/classroom/questions', { ...wanted, q })
  const tick = ({ id, question }: BankLine) => {
    setTicked((old) => (old.includes(id) ? old.filter((one) => one !== id) : [...old, id]))
    setWords((old) => ({ ...old, [id]: question.stem }))
  }
  const take = () => {
    choose(ticked, words)
    close()
  }
  return (
    <Drawer open title={t('tests.pick_title', { n })} onClose={close} size={Math.min(720, innerWidth)} footer={<div className="form-foot"><span className="quiet small grow">{t('tests.picked', { n: ticked.length })}</span><Button onClick={close}>{t('action.cancel')}</Button><Button type="primary" onClick={take}>{t('tests.pick_take')}</Button></div>}>
      <div className="stack">
        <BankFilters value={wanted} change={(next) => setWanted((old) => ({ ...old, ...next }))} />
        {pages.error && <ProblemNote error={pages.error} />}
        {pages.loading && <RowsSkeleton rows={6} />}
        {!pages.loading && pages.rows.length === 0 && <p className="quiet">{t('bank.nothing')}</p>}
        <ul className="pick-rows">
          {pages.rows.map((line) => (
            <li key={line.id}><Checkbox checked={ticked.includes(line.id)} onChange={() => tick(line)}><span className="pick-stem">{line.question.stem}</span><span className="quiet small">{[code('question_form', line.form), line.question.topic].filter(Boolean).join(' · ')}</span></Checkbox></li>
          ))}
        </ul>
        {pages.more && <MoreRows more={pages.more} fetching={pages.fetching} shown={pages.rows.length} />}
      </div>
    </Drawer>
  )
}
