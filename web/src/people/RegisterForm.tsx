import { Input } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { newKey, send } from '../api/client'
import { refresh } from '../api/hooks'
import type { PersonFile } from '../api/types'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { t } from '../words/catalogue'
import { PartField } from './PartField'
import { labelOf, type Register, registers, type RowOf, rowsOf } from './registers'

type Props = { file: PersonFile; register: Register; row: RowOf | null; close: () => void }

/** Add a row, or correct one: a correction asks for its reason and leaves the old row readable. */
export default function RegisterForm({ file, register, row, close }: Props) {
  const parts = registers[register]
  const [value, setValue] = useState<Record<string, unknown>>(() => start(register, row))
  const [why, setWhy] = useState('')
  const [wrong, setWrong] = useState<Set<string>>(new Set())
  const [key] = useState(newKey)
  const queries = useQueryClient()
  const missing = parts.find((part) => part.needed && (value[part.name] === null || value[part.name] === '' || value[part.name] === undefined))
  // Somebody else's correction gave the row a new number; it is still the row of the same year, day or name.
  const rows = rowsOf(file, register) ?? []
  const first = parts[0]?.name ?? ''
  const present = row && (rows.find((one) => one.id === row.id) ?? rows.find((one) => one[first] === row[first]) ?? row)
  const act = async () => {
    const path = `/people/${file.id}/registers/${register}`
    if (present) await send('PUT', `${path}/${present.id}`, { row: value, why }, { version: file.version })
    else await send('POST', path, { row: value }, { version: file.version, once: key })
    await refresh(queries, [`/people/${file.id}`])
  }
  const refuse = wrong.size > 0 ? t('form.dates_wrong') : missing ? t('form.missing', { field: t(labelOf(missing)) }) : row && !why.trim() ? t('form.why_missing') : undefined
  const title = t(row ? 'people.correct_row' : 'people.add_row', { register: t(`field.${register}`) })
  return (
    <FormDrawer open title={title} close={close} submit={row ? t('action.correct') : t('action.add')} act={act} refuse={refuse}
      effect={row ? t('people.correct_effect') : t('people.add_effect', { name: file.card.name })} reload={() => refresh(queries, [`/people/${file.id}`])}>
      {(problem) => (
        <>
          {parts.map((part) => (
            <Asked key={part.name} label={t(labelOf(part))} name={part.name} problem={problem} optional={!part.needed && part.kind !== 'flag'}>
              <PartField part={part} value={value[part.name]} unitName={typeof row?.unit_name === 'string' ? row.unit_name : null}
                change={(next) => setValue((old) => ({ ...old, [part.name]: next }))}
                setWrong={(bad) => setWrong((old) => { const next = new Set(old); if (bad) next.add(part.name); else next.delete(part.name); return next })} />
            </Asked>
          ))}
          {row && <Asked label={t('form.why_correct')} name="why" problem={problem}><Input.TextArea rows={2} maxLength={500} value={why} onChange={(event) => setWhy(event.target.value)} /></Asked>}
        </>
      )}
    </FormDrawer>
  )
}

function start(register: Register, row: RowOf | null): Record<string, unknown> {
  const value: Record<string, unknown> = {}
  for (const part of registers[register]) value[part.name] = row ? (row[part.name] ?? null) : part.kind === 'flag' ? part.name === 'main' : part.kind === 'text' || part.kind === 'long' ? '' : null
  // The seat of the establishment is set by appointment cases; a correction here keeps it.
  if (register === 'appointments') value.post = row?.post ?? null
  return value
}
