import { PlusOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh, useGet } from '../api/hooks'
import { sentenceOf } from '../api/problem'
import type { DutyRule, Seats } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { paths } from '../shell/paths'
import { useMay, useSession } from '../shell/session'
import { code, t } from '../words/catalogue'
import { RuleDrawer } from './RuleDrawer'
import './duties.css'

/** Who owes what to whom how often; a rule that ended stays, with what it asked for. */
export function RulesPage() {
  const may = useMay()('settings')
  const { data, error, refetch } = useGet<DutyRule[]>('/duties/rules')
  const [open, setOpen] = useState(false)
  return (
    <div className="page duties">
      <div>
        <p className="no-print"><PathLink to={paths.dutyBoard()}>{t('duties.board')}</PathLink></p>
        <PageHead title={t('duties.rules')} detail={t('duties.rules_detail')}>{may && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpen(true)}>{t('duties.rule_add')}</Button>}</PageHead>
      </div>
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton />}
      {data?.length === 0 && <EmptyState title={t('duties.no_rules')} hint={t('duties.no_rules_hint')} />}
      <ul className="duty-rules">{data?.map((rule) => <RuleCard key={rule.id} {...rule} may={may} />)}</ul>
      {open && <RuleDrawer close={() => setOpen(false)} />}
    </div>
  )
}

function RuleCard({ id, rule, owing, owed, may }: DutyRule & { may: boolean }) {
  const end = useEnd()
  const { today } = useSession()
  const over = rule.until !== null && rule.until <= today
  return (
    <li className={over ? 'quiet' : ''}>
      <h2>{rule.title}</h2>
      <p>{t('duties.rule_says', { owes: seatsInWords(rule.owes), to: seatsInWords(rule.to), cadence: code('cadence', rule.cadence), act: code('duty_act', rule.act) })}</p>
      <p className="quiet small">{t('duties.rule_held', { owing, owed })} · {t('duties.rule_since', { day: rule.since })}{rule.until && ` · ${t('duties.rule_until', { day: rule.until })}`} · {t('duties.warn', { n: rule.warn_days })}</p>
      <p className="quiet small">{t('duties.by_source', { source: rule.source })}</p>
      {owing === 0 && !over && <p className="note">{t('duties.nobody_owes')}</p>}
      {may && !rule.until && <div className="row no-print"><button type="button" className="link" onClick={() => end(id, rule.cadence, today)}>{t('duties.rule_end')}</button></div>}
    </li>
  )
}

/** Kinds of unit, kinds of post, and the words that narrow them. */
export function seatsInWords(seats: Seats): string {
  const units = seats.unit_kinds.map((kind) => code('unit_kind', kind)).join(t('list.comma'))
  const posts = seats.post_kinds.map((kind) => code('post_kind', kind)).join(t('list.comma'))
  const only = [seats.unit_name, seats.title].filter(Boolean).join(' ')
  return `${units} ${posts}${only ? t('duties.only', { words: only }) : ''}`.trim()
}

/** The first day of the next period, on which a rule can end. */
export function nextPeriod(cadence: string, today: string): string {
  const months = { year: 12, half_year: 6, quarter: 3, month: 1 }[cadence] ?? 12
  const [year = 0, month = 1] = today.split('-').map(Number)
  const begins = (Math.floor((year * 12 + month - 1) / months) + 1) * months
  return `${Math.floor(begins / 12)}-${String((begins % 12) + 1).padStart(2, '0')}-01`
}

function useEnd() {
  const { modal, message } = App.useApp()
  const queries = useQueryClient()
  return (id: number, cadence: string, today: string) => {
    const until = nextPeriod(cadence, today)
    modal.confirm({
      title: t('duties.rule_end_ask', { day: until }), content: t('duties.rule_end_effect'), okText: t('duties.rule_end'), cancelText: t('action.cancel'),
      onOk: async () => {
        try {
          await send('POST', `/duties/rules/${id}/end`, { until })
          await refresh(queries, ['/duties'])
        } catch (error) {
          void message.error(sentenceOf(error))
        }
      },
    })
  }
}
