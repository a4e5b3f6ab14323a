import { App, Button, Drawer, Select } from 'antd'
import { useState } from 'react'
import { usePages } from '../api/hooks'
import { sentenceOf } from '../api/problem'
import type { Entry, Stance, Statement } from '../api/types'
import { MoreRows } from '../kinds/MoreRows'
import { ProblemNote } from '../kinds/ProblemNote'
import { RowsSkeleton } from '../kinds/Skeletons'
import { stages } from '../shell/stages'
import { code, t } from '../words/catalogue'
import { showDate } from '../words/dates'
import { useSetSource } from './SourceTools'

type Props = { open: boolean; close: () => void; statement: Statement }

/** Entries of the file that may speak for the statement or against it. */
export function SourceDrawer({ open, close, statement }: Props) {
  return (
    <Drawer title={t('statements.source_add')} open={open} onClose={close} size={Math.min(640, innerWidth)} destroyOnHidden>
      <div className="stack">
        <p className="statement-text pre">{statement.text}</p>
        <p className="quiet">{t('statements.source_hint', { name: statement.name })}</p>
        <Entries statement={statement} close={close} />
      </div>
    </Drawer>
  )
}

function Entries({ statement, close }: { statement: Statement; close: () => void }) {
  const [stage, setStage] = useState<string | undefined>()
  const set = useSetSource(statement.id, statement.person)
  const { message } = App.useApp()
  const list = usePages<Entry>(`/people/${statement.person}/evidence`, { stage })
  const known = new Set(statement.sources.map(({ entry }) => entry))
  const rows = list.rows.filter((entry) => !known.has(entry.id) && entry.replaced_by === null)
  const options = [...stages.map((one) => one.stage), 'people'].map((one) => ({ value: one, label: t(`stage.name.${one}`) }))
  const add = async (entry: number, stance: Stance) => {
    try {
      await set(entry, stance)
      close()
    } catch (error) {
      void message.error(sentenceOf(error))
    }
  }
  return (
    <>
      <Select allowClear value={stage ?? null} options={options} placeholder={t('ledger.all_stages')} aria-label={t('ledger.all_stages')} onChange={(next?: string | null) => setStage(next ?? undefined)} />
      {list.error && <ProblemNote error={list.error} />}
      {list.loading && <RowsSkeleton rows={4} />}
      {!list.loading && !list.error && rows.length === 0 && <p className="quiet">{t('statements.no_entry')}</p>}
      <ul className="entry-choice">
        {rows.map((entry) => (
          <li key={entry.id}>
            <p><strong>{entry.title}</strong></p>
            <p className="quiet small">{[showDate(entry.happened_on), code('source_kind', entry.source), t('studies.by', { name: entry.recorded_by })].join(' · ')}</p>
            {entry.text && <p className="pre three-lines">{entry.text}</p>}
            <p className="row">
              <Button onClick={() => void add(entry.id, 'for')} aria-label={t('statements.add_as', { side: code('stance', 'for'), title: entry.title })}>+ {code('stance', 'for')}</Button>
              <Button onClick={() => void add(entry.id, 'against')} aria-label={t('statements.add_as', { side: code('stance', 'against'), title: entry.title })}>{'\u2212'} {code('stance', 'against')}</Button>
            </p>
          </li>
        ))}
      </ul>
      {list.more && <MoreRows more={list.more} fetching={list.fetching} shown={list.rows.length} count={list.count} />}
    </>
  )
}
