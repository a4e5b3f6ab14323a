import { EmptyState } from '../kinds/EmptyState'
import { PathLink } from '../kinds/PathLink'
import { PersonName } from '../kinds/PersonName'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { type Column, Table } from '../kinds/Table'
import { Tabs } from '../kinds/Tabs'
import { useGet } from '../api/hooks'
import type { OnLine } from '../api/types'
import { useAddress } from '../shell/address'
import { paths } from '../shell/paths'
import { useMay } from '../shell/session'
import { code, t } from '../words/catalogue'
import { frontLines } from './codes'
import { MayNotObserve } from './MayNotObserve'

/** One front line: who was formed there, who was seen, and which post followed. */
export function LinePage() {
  const may = useMay()('observe')
  const [search, change] = useAddress<{ line?: string }>()
  const line = frontLines.find((one) => one === search.line) ?? 'investment'
  const { data, error, refetch } = useGet<OnLine[]>(may ? `/observe/lines/${line}` : null)
  if (!may) return <div className="page"><MayNotObserve /></div>
  return (
    <div className="page">
      <PageHead title={t('line.title')} detail={t('line.detail')} />
      <Tabs label={t('line.title')} tabs={frontLines.map((one) => ({ key: one, label: code('front_line', one) }))} at={line} choose={(one) => change({ line: one })} />
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton />}
      {data?.length === 0 && <EmptyState title={t('line.none')} hint={t('line.none_hint')} action={t('studies.begin')} to={paths.newStudy()} />}
      {data && data.length > 0 && <Table label={code('front_line', line)} columns={columns()} rows={data} rowKey={(row) => row.person} />}
    </div>
  )
}

function columns(): Column<OnLine>[] {
  return [
    { key: 'person', head: t('line.person'), title: true, least: 160, cell: (row) => <><PersonName id={row.person} name={row.name} /> <span className="quiet small">{row.post}</span></> },
    { key: 'formed', head: t('line.formed'), number: true, cell: (row) => row.formed },
    { key: 'seen', head: t('line.seen'), number: true, cell: (row) => <PathLink to={paths.statementsOf(row.person)}>{row.seen}</PathLink> },
    { key: 'first', head: t('line.first_seen'), cell: (row) => row.first_seen ?? '—' },
    { key: 'chosen', head: t('line.chosen'), stretch: true, cell: (row) => (row.chosen ? `${row.chosen_on ?? ''} ${row.chosen}` : <span className="quiet">{t('line.not_yet')}</span>) },
    { key: 'chain', head: '', word: t('line.chain'), cell: (row) => <PathLink to={paths.chain(row.person)}>{t('line.chain')}</PathLink> },
  ]
}
