import { Checkbox, Input, InputNumber, Select } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import type { Seats } from '../api/types'
import { DateField } from '../kinds/DateField'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { choices } from '../problems/codes'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { nextPeriod } from './RulesPage'
import { SeatsFields } from './SeatsFields'

const acts = ['talk', 'interview', 'home_visit'] as const
const cadences = ['year', 'half_year', 'quarter', 'month'] as const
const seats = (unit_kinds: string[]): Seats => ({ unit_kinds, post_kinds: ['chief'], title: '', unit_name: '' })

export function RuleDrawer({ close }: { close: () => void }) {
  const { today } = useSession()
  const queries = useQueryClient()
  const [rule, setRule] = useState({ title: '', act: 'talk', owes: seats([]), span: 'own', to: seats([]), cadence: 'year', since: nextPeriod('year', today), until: null, source: '', warn_days: 60 })
  const [anyway, setAnyway] = useState(false)
  const put = (next: Partial<typeof rule>) => setRule((old) => ({ ...old, ...next }))
  const act = async () => {
    await send('POST', '/duties/rules', { rule, anyway })
    await refresh(queries, ['/duties'])
  }
  const lacks = !rule.title.trim() ? 'duties.field.title' : rule.owes.unit_kinds.length === 0 ? 'duties.field.owes' : rule.to.unit_kinds.length === 0 ? 'duties.field.to' : !rule.source.trim() ? 'duties.source' : undefined
  return (
    <FormDrawer open title={t('duties.rule_add')} close={close} submit={t('action.save')} effect={t('duties.rule_effect')} act={act} refuse={lacks && t('form.missing', { field: t(lacks) })}>
      {(problem) => (
        <>
          <Asked label={t('duties.field.title')} name="title" problem={problem}><Input value={rule.title} maxLength={80} onChange={(event) => put({ title: event.target.value })} /></Asked>
          <Asked label={t('duties.field.owes')} name="owes" problem={problem}><SeatsFields value={rule.owes} change={(owes) => put({ owes })} /></Asked>
          <Asked label={t('duties.field.span')} name="span" problem={problem}><Select className="wide" value={rule.span} options={choices('duty_span', ['own', 'above'])} onChange={(span) => put({ span })} /></Asked>
          <Asked label={t('duties.field.to')} name="to" problem={problem}><SeatsFields value={rule.to} change={(to) => put({ to })} /></Asked>
          <Asked label={t('duties.field.act')} name="act" problem={problem}><Select className="wide" value={rule.act} options={choices('duty_act', acts)} onChange={(next) => put({ act: next })} /></Asked>
          <Asked label={t('duties.field.cadence')} name="cadence" problem={problem}><Select className="wide" value={rule.cadence} options={choices('cadence', cadences)} onChange={(cadence) => put({ cadence, since: nextPeriod(cadence, today) })} /></Asked>
          <Asked label={t('duties.field.since')} name="since" problem={problem} hint={t('duties.since_hint')}><DateField value={rule.since} whole onChange={(since) => since && put({ since })} /></Asked>
          <Asked label={t('duties.field.warn')} name="warn_days" problem={problem}><InputNumber min={0} max={180} value={rule.warn_days} onChange={(days) => put({ warn_days: days ?? 0 })} /></Asked>
          <Asked label={t('duties.source')} name="source" problem={problem} hint={t('duties.source_hint')}><Input value={rule.source} maxLength={120} onChange={(event) => put({ source: event.target.value })} /></Asked>
          {problem?.code === 'refusal.duty_nobody' && <Checkbox checked={anyway} onChange={(event) => setAnyway(event.target.checked)}>{t('duties.anyway')}</Checkbox>}
        </>
      )}
    </FormDrawer>
  )
}
