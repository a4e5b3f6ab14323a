import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import type { CompetenceSheet } from '../api/types'
import { Drop } from '../kinds/Drop'
import { ProblemNote } from '../kinds/ProblemNote'
import { Section } from '../kinds/Section'
import { Table } from '../kinds/Table'
import { t } from '../words/catalogue'

const ways = { sheet: { accept: '.xlsx,.xls,.csv', type: 'application/octet-stream' }, case: { accept: '.json,application/json', type: 'application/json' } }

/** A sheet or a CASE package brought in: what was read, what was written, and row by row what stops it. */
export function CompetenceSheetDrop({ of }: { of: keyof typeof ways }) {
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<CompetenceSheet | null>(null)
  const [error, setError] = useState<unknown>(null)
  const take = async ([file]: File[]) => {
    if (!file) return
    setBusy(true)
    setAnswer(null)
    setError(null)
    try {
      setAnswer(await send<CompetenceSheet>('POST', `/competences/${of}`, new Blob([await file.arrayBuffer()], { type: ways[of].type })))
      await refresh(queries, ['/competences'])
    } catch (caught) {
      setError(caught)
    } finally {
      setBusy(false)
    }
  }
  const stopped = answer?.findings.some(({ stops }) => stops)
  return (
    <Section title={t(`competences.${of}`)} note={t(`competences.${of}_note`)}>
      <Drop compact busy={busy} accept={ways[of].accept} hint={t(`competences.${of}_hint`)} take={(files) => void take(files)} />
      <div className="stack tight" aria-live="polite">
        {error !== null && <ProblemNote error={error} />}
        {answer && <p className={stopped ? 'note notice' : 'note'}>{t(stopped ? `competences.${of}_stopped` : 'competences.sheet_set', { read: answer.read, set: answer.set })}</p>}
        {answer && answer.findings.length > 0 && (
          <Table label={t(`competences.${of}_findings`)} rows={answer.findings} rowKey={(finding) => answer.findings.indexOf(finding)} columns={[
            { key: 'row', head: t(of === 'case' ? 'competences.case_row' : 'competences.row'), number: true, width: 72, cell: ({ row }) => row || '' },
            { key: 'column', head: t('competences.column'), width: 72, cell: ({ column }) => column },
            { key: 'stops', head: t('competences.stops'), width: 128, cell: ({ stops }) => t(stops ? 'competences.stops_yes' : 'competences.stops_no') },
            { key: 'sentence', head: t('competences.sentence'), title: true, cell: ({ sentence }) => sentence },
          ]} />
        )}
      </div>
    </Section>
  )
}
