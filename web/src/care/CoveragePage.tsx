import { useGet } from '../api/hooks'
import type { Coverage, CoverageRow } from '../api/types'
import { DateField } from '../kinds/DateField'
import { PathLink } from '../kinds/PathLink'
import { PersonName } from '../kinds/PersonName'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead, Section } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { Table } from '../kinds/Table'
import { Tabs } from '../kinds/Tabs'
import { type Search, useAddress } from '../shell/address'
import { paths } from '../shell/paths'
import { useSession } from '../shell/session'
import { code, t } from '../words/catalogue'
import './care.css'

const kinds = ['talk', 'interview', 'home_visit'] as const
type Asked = Search & { kind?: (typeof kinds)[number]; from?: string; to?: string }

/** With how many people somebody talked, and how often: the two are never added up. */
export function CoveragePage() {
  const { today } = useSession()
  const [search, change] = useAddress<Asked>()
  const kind = search.kind ?? 'talk'
  const [from, to] = [search.from ?? `${today.slice(0, 4)}-01-01`, search.to ?? today]
  const { data, error, refetch } = useGet<Coverage>('/talks/coverage', { kind, from, to }, { keep: true })
  return (
    <div className="page care">
      <PageHead title={t('coverage.title')} detail={t('coverage.detail')} />
      <Tabs label={t('talks.field.kind')} at={kind} choose={(next) => change({ kind: next })} tabs={kinds.map((key) => ({ key, label: code('talk_kind', key) }))} />
      <div className="coverage-days no-print">
        <label className="asked"><span className="label">{t('coverage.from')}</span><DateField value={from} whole onChange={(day) => day && change({ from: day }, true)} /></label>
        <label className="asked"><span className="label">{t('coverage.to')}</span><DateField value={to} whole onChange={(day) => day && change({ to: day }, true)} /></label>
      </div>
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton />}
      {data && (
        <>
          <dl className="coverage-sum">
            <div><dt>{t('coverage.persons')}</dt><dd>{data.persons} <span>{code('counting', 'persons')}</span></dd></div>
            <div><dt>{t('coverage.times')}</dt><dd>{data.times} <span>{code('counting', 'person_times')}</span></dd></div>
            <div><dt>{t('coverage.unannounced')}</dt><dd>{data.unannounced} <span>{code('counting', 'person_times')}</span></dd></div>
          </dl>
          <div className="coverage-by">
            <Section title={t('coverage.by_unit')} count={data.by_unit.length}><Rows rows={data.by_unit} label={t('coverage.by_unit')} name={(row) => <PathLink to={paths.unit(row.id)}>{row.name}</PathLink>} /></Section>
            <Section title={t('coverage.by_talker')} count={data.by_talker.length}><Rows rows={data.by_talker} label={t('coverage.by_talker')} name={(row) => <PersonName id={row.id} name={row.name} />} /></Section>
          </div>
        </>
      )}
    </div>
  )
}

function Rows({ rows, label, name }: { rows: CoverageRow[]; label: string; name: (row: CoverageRow) => React.ReactNode }) {
  const most = Math.max(1, ...rows.map((row) => row.persons))
  if (rows.length === 0) return <p className="note">{t('coverage.none')}</p>
  return (
    <Table label={label} rows={rows} rowKey={(row) => row.id} columns={[
      { key: 'name', head: label, title: true, least: 112, cell: name },
      { key: 'bar', head: <span className="hidden-words">{t('coverage.persons')}</span>, word: '', aside: true, least: 96, cell: (row) => <span className="coverage-bar" aria-hidden style={{ width: `${(row.persons / most) * 100}%` }} /> },
      { key: 'persons', head: t('coverage.persons'), number: true, least: 72, cell: (row) => row.persons },
      { key: 'times', head: t('coverage.times'), number: true, least: 72, cell: (row) => row.times },
    ]} />
  )
}
