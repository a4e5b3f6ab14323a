import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import { address, send } from '../api/client'
import { refresh } from '../api/hooks'
import { sentenceOf } from '../api/problem'
import type { QuestionsRead } from '../api/types'
import { Drop } from '../kinds/Drop'
import { FindingsTable } from '../kinds/FindingsTable'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { UnitPicker } from '../kinds/UnitPicker'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'

/** A file is read and what was noticed is shown before anything is added; what could not be read is left out. */
export function QuestionsReader({ close }: { close: () => void }) {
  const { grants } = useSession()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [unit, setUnit] = useState<number | null>(grants[0]?.unit ?? null)
  const [file, setFile] = useState<File | null>(null)
  const [read, setRead] = useState<QuestionsRead | null>(null)
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState('')
  const ask = (of: File, adopt: boolean) => {
    const form = new FormData()
    form.append('unit', String(unit ?? ''))
    form.append('adopt', adopt ? '1' : '0')
    form.append('file', of, of.name)
    return send<QuestionsRead>('POST', '/classroom/questions/read', form)
  }
  const take = async (files: File[]) => {
    const [first] = files
    if (!first) return
    setBusy(true)
    setWrong('')
    setRead(null)
    setFile(first)
    try {
      setRead(await ask(first, false))
    } catch (error) {
      setWrong(sentenceOf(error))
    } finally {
      setBusy(false)
    }
  }
  const adopt = async () => {
    if (!file) return
    const { added } = await ask(file, true)
    await refresh(queries, ['/classroom/questions'])
    void message.success(t('bank.added', { n: added ?? 0 }))
  }
  const n = read?.questions.length ?? 0
  return (
    <FormDrawer open width={760} title={t('bank.import')} close={close} act={adopt} submit={t('bank.import_now', { n })} effect={t('bank.import_effect')} refuse={unit === null ? t('form.missing', { field: t('bank.field.unit') }) : n === 0 ? t(read ? 'bank.read_none' : 'bank.choose_file') : undefined}>
      {() => (
        <>
          <Asked label={t('bank.field.unit')}><UnitPicker value={unit} name={grants[0]?.unit_name ?? null} label={t('bank.field.unit')} onChange={setUnit} /></Asked>
          <Drop take={(files) => void take(files)} busy={busy} accept=".xlsx,.xls,.csv,.zip,.xml" hint={t('bank.drop_hint')} />
          <p className="quiet small"><a href={address('/classroom/questions/template')} download>{t('bank.template')}</a></p>
          {wrong && <div className="problem" role="alert">{wrong}</div>}
          {read && <p role="status">{t('bank.read_n', { n, file: file?.name ?? '' })}</p>}
          {read && read.findings.length > 0 && <FindingsTable findings={read.findings} />}
        </>
      )}
    </FormDrawer>
  )
}
