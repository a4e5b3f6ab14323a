import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { get, send } from '../api/client'
import { refresh } from '../api/hooks'
import { sentenceOf } from '../api/problem'
import type { BankLine } from '../api/types'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { UnitPicker } from '../kinds/UnitPicker'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { blankQuestion, questionLack, questionSent, typedQuestion } from './bank'
import { QuestionFields } from './QuestionFields'

type Props = { line: BankLine | null; topic: string; close: () => void; renew: (line: BankLine) => void }

/** A question written or worded anew; papers that have asked it keep the old words. */
export function QuestionDrawer({ line, topic, close, renew }: Props) {
  const { grants } = useSession()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [value, setValue] = useState(() => (line ? typedQuestion(line.question) : blankQuestion('single', topic)))
  const [unit, setUnit] = useState<number | null>(line?.unit ?? grants[0]?.unit ?? null)
  const [version, setVersion] = useState(line?.version ?? 0)
  const lack = questionLack(value)
  const act = async () => {
    const question = questionSent(value)
    await (line ? send('PUT', `/classroom/questions/${line.id}`, question, { version }) : send('POST', '/classroom/questions', { unit: unit ?? 0, question }))
    await refresh(queries, ['/classroom/questions'])
  }
  const reload = async () => {
    if (line) setVersion((await get<BankLine>(`/classroom/questions/${line.id}`)).version)
  }
  const end = async (of: BankLine) => {
    try {
      renew(await send<BankLine>('POST', `/classroom/questions/${of.id}/end`, { ended: !of.ended }))
      await refresh(queries, ['/classroom/questions'])
      await reload()
    } catch (error) {
      void message.error(sentenceOf(error))
    }
  }
  return (
    <FormDrawer open width={720} title={t(line ? 'bank.edit' : 'bank.add')} close={close} submit={t(line ? 'action.save' : 'bank.add_now')} act={act} reload={reload} effect={t(line ? 'bank.edit_effect' : 'bank.add_effect')}
      refuse={lack ? t(`bank.lack.${lack}`) : unit === null ? t('form.missing', { field: t('bank.field.unit') }) : undefined}
      extra={line && <Button title={t(line.ended ? 'bank.resume_hint' : 'bank.end_hint')} onClick={() => void end(line)}>{t(line.ended ? 'bank.resume' : 'bank.end')}</Button>}>
      {(problem) => (
        <>
          {line?.ended && <p className="note">{t('bank.ended_note')}</p>}
          <QuestionFields value={value} change={(next) => setValue((old) => ({ ...old, ...next }))} problem={problem} />
          {!line && <Asked label={t('bank.field.unit')} name="unit" problem={problem} hint={t('bank.unit_hint')}><UnitPicker value={unit} name={grants[0]?.unit_name ?? null} label={t('bank.field.unit')} onChange={setUnit} /></Asked>}
        </>
      )}
    </FormDrawer>
  )
}
