import { PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { usePages } from '../api/hooks'
import type { Entry, PersonFile } from '../api/types'
import { MoreRows } from '../kinds/MoreRows'
import { ProblemNote } from '../kinds/ProblemNote'
import { Section } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import type { PersonAddress } from '../people/PersonPage'
import { useAddress } from '../shell/address'
import { stages } from '../shell/stages'
import { t } from '../words/catalogue'
import { LedgerEntry } from './LedgerEntry'
import './ledger.css'

const EntryForm = lazy(() => import('./EntryForm'))

/** The evidence of a file: dated, sourced, never edited; what replaced what stays readable. */
export function Ledger({ person, name, may }: { person: number; name: string; may: PersonFile['may'] }) {
  const [search, change] = useAddress<PersonAddress>()
  const [form, setForm] = useState<{ replaces: Entry | null } | null>(null)
  const list = usePages<Entry>(`/people/${person}/evidence`, { stage: search.stage, as_of: search.as_of, known_at: search.known_at })
  const options = [...stages.map(({ stage }) => stage), 'people'].map((stage) => ({ value: stage, label: t(`stage.name.${stage}`) }))
  const tools = (
    <>
      <Select size="small" className="ledger-stage no-print" allowClear placeholder={t('ledger.all_stages')} aria-label={t('ledger.all_stages')} value={search.stage ?? null} options={options} onChange={(stage?: string) => change({ stage }, true)} />
      {may.includes('evidence') && <Button size="small" className="no-print" icon={<PlusOutlined aria-hidden />} onClick={() => setForm({ replaces: null })}>{t('ledger.add')}</Button>}
    </>
  )
  return (
    <Section id="ledger" title={t('people.section.ledger')} count={list.count} tools={tools}>
      {list.error && <ProblemNote error={list.error} />}
      {list.loading && <RowsSkeleton rows={4} />}
      {!list.loading && !list.error && list.rows.length === 0 && <p className="quiet">{search.stage ? t('ledger.none_stage') : t('ledger.none')}</p>}
      <ol className="ledger">{list.rows.map((entry) => <LedgerEntry key={entry.id} entry={entry} person={person} fixed={may.length === 0} replace={() => setForm({ replaces: entry })} />)}</ol>
      {list.more && <MoreRows more={list.more} fetching={list.fetching} shown={list.rows.length} count={list.count} />}
      <Suspense fallback={null}>{form && <EntryForm person={person} name={name} replaces={form.replaces} close={() => setForm(null)} />}</Suspense>
    </Section>
  )
}
