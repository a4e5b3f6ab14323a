import { SettingOutlined } from '@ant-design/icons'
import { Button, Drawer, Select } from 'antd'
import { useState } from 'react'
import { useGet } from '../api/hooks'
import type { Due, DutyBoard, RuleBoard } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead, Section } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { type Search, useAddress, useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { Progress } from './DutiesPage'
import { DueRows } from './DueRows'
import { HeatMap } from './HeatMap'
import './duties.css'

export type Chosen = { rule: RuleBoard; from: string; to: string; unit: number; unit_name: string }

/** How each unit stands: one row a unit, one cell a period; every cell opens its items. */
export function BoardPage() {
  const { today } = useSession()
  const go = useGo()
  const [search, change] = useAddress<Search & { year?: string }>()
  const present = Number(today.slice(0, 4))
  const year = Number(search.year ?? present)
  const { data, error, refetch } = useGet<DutyBoard>('/duties/board', { year }, { keep: true })
  const [chosen, choose] = useState<Chosen | null>(null)
  const years = Array.from({ length: 6 }, (_, index) => present + 1 - index)
  return (
    <div className="page duties">
      <div>
        <p className="no-print"><PathLink to={paths.duties()}>{t('duties.title')}</PathLink></p>
        <PageHead title={t('duties.board')} detail={t('duties.board_detail')}>
          <Select aria-label={t('duties.year')} value={year} options={years.map((value) => ({ value, label: t('duties.year_of', { year: value }) }))} onChange={(next) => change({ year: String(next) })} />
          <Button icon={<SettingOutlined aria-hidden />} onClick={() => go(paths.dutyRules())}>{t('duties.rules')}</Button>
        </PageHead>
      </div>
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton />}
      {data?.rules.length === 0 && <EmptyState title={t('duties.no_rules')} hint={t('duties.no_rules_hint')} action={t('duties.rules')} to={paths.dutyRules()} />}
      {data?.rules.map((rule) => (
        <Section key={rule.rule} title={rule.title} note={rule.source} tools={<Progress done={rule.total.done} total={rule.total.total} />}>
          {rule.rows.length === 0 ? <p className="note">{t('duties.nothing_owed')}</p> : <HeatMap rule={rule} choose={choose} />}
        </Section>
      ))}
      <Drawer open={chosen !== null} onClose={() => choose(null)} title={chosen?.unit_name} size={Math.min(720, innerWidth)} destroyOnHidden>{chosen && <Items chosen={chosen} />}</Drawer>
    </div>
  )
}

function Items({ chosen: { rule, from, to, unit } }: { chosen: Chosen }) {
  const { data, error } = useGet<Due[]>('/duties/items', { rule: rule.rule, from, unit })
  return (
    <div className="stack">
      <p className="quiet">{rule.title} · {t('duties.period', { from, to })}</p>
      {error && <ProblemNote error={error} />}
      {!data && !error && <RowsSkeleton rows={4} />}
      {data && <DueRows items={data} label={rule.title} />}
    </div>
  )
}
