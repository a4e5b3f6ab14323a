import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import type { PersonFile } from '../api/types'
import { WhyDialog } from '../kinds/Choice'
import { PathLink } from '../kinds/PathLink'
import { Section } from '../kinds/Section'
import { type Column, Table } from '../kinds/Table'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { showDate, showInstant } from '../words/dates'
import { labelOf, type Part, type Register, registers, restrictedRegisters, type RowOf, rowsOf } from './registers'

const RegisterForm = lazy(() => import('./RegisterForm'))

type Props = { file: PersonFile; register: Register; fixed: boolean; picture?: ReactNode }

/** One register of the file: rows, and for those who may, adding, correcting and withdrawing. */
export function RegisterSection({ file, register, fixed, picture }: Props) {
  const [edited, setEdited] = useState<RowOf | 'new' | null>(null)
  const [withdrawn, setWithdrawn] = useState<RowOf | null>(null)
  const queries = useQueryClient()
  const rows = rowsOf(file, register)
  const title = t(`field.${register}`)
  if (rows === null) return <Section id={register} title={title}><p className="quiet">{t('people.not_yours')}</p></Section>
  const may = !fixed && file.may.includes('write') && (!restrictedRegisters.includes(register) || file.may.includes('restricted'))
  // One source for all rows is said once, at the head.
  const from = new Set(rows.map(sourceOf))
  const parts = registers[register].filter((part) => part.shown !== false)
  const columns: Column<RowOf>[] = [
    ...parts.map((part) => ({ key: part.name, head: t(labelOf(part)), title: part.title === true, ...(part.width ? { least: part.width } : {}), cell: (row: RowOf) => show(part, row) })),
    {
      key: 'tools', head: '', cell: (row) => (
        <span className="row-tools" title={t('people.recorded', { by: row.recorded_by, at: showInstant(row.recorded_at) })}>
          {from.size > 1 && <span className="quiet small">{sourceOf(row)}</span>}
          {may && <button type="button" className="link no-print" onClick={() => setEdited(row)}>{t('action.correct')}</button>}
          {may && <button type="button" className="link no-print" onClick={() => setWithdrawn(row)}>{t('action.withdraw')}</button>}
        </span>
      ),
    },
  ]
  const add = may && <Button size="small" className="no-print" icon={<PlusOutlined aria-hidden />} onClick={() => setEdited('new')}>{t('action.add')}</Button>
  const withdraw = async (row: RowOf, why: string) => {
    await send('DELETE', `/people/${file.id}/registers/${register}/${row.id}`, { why }, { version: file.version })
    await refresh(queries, [`/people/${file.id}`])
  }
  return (
    <Section id={register} title={title} count={rows.length} tools={add} note={from.size === 1 ? t('people.source', { source: [...from].join() }) : undefined}>
      {picture}
      {rows.length === 0 ? <p className="quiet">{t('people.register_empty', { register: title })}</p> : <Table label={title} columns={columns} rows={rows} rowKey={(row) => row.id} />}
      <Suspense fallback={null}>{edited !== null && <RegisterForm file={file} register={register} row={edited === 'new' ? null : edited} close={() => setEdited(null)} />}</Suspense>
      <WhyDialog open={withdrawn !== null} close={() => setWithdrawn(null)} danger title={t('people.withdraw_title', { register: title })} hint={t('people.withdraw_hint')} action={t('action.withdraw')}
        act={(why) => (withdrawn ? withdraw(withdrawn, why) : Promise.resolve())} />
    </Section>
  )
}

function sourceOf(row: RowOf): string {
  return t(row.source.startsWith('field.') ? row.source : `field.source.${row.source}`)
}

function show(part: Part, row: RowOf) {
  const value = row[part.name]
  if (part.kind === 'flag') return value ? t('people.yes') : ''
  if (value === null || value === undefined || value === '') return part.name === 'until' && 'since' in row ? <span className="quiet">{t('date.now')}</span> : ''
  if (part.kind === 'unit') return <PathLink to={paths.unit(Number(value))}>{String(row.unit_name ?? value)}</PathLink>
  if (part.kind === 'date' || part.kind === 'day') return <span className="nowrap">{showDate(String(value))}</span>
  if (typeof part.kind === 'object') return <span className="nowrap">{code(part.kind.table, String(value))}</span>
  return part.title && row.main === false ? <>{String(value)} <span className="tag">{t('people.concurrent')}</span></> : String(value)
}
