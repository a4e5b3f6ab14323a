import { App, Input } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import { Problem, sentenceOf } from '../api/problem'
import type { Appraising, AppraisingShown } from '../api/types'
import { Chips } from '../care/Chips'
import { dictated } from '../care/fields'
import { Group } from '../care/Group'
import { Asked } from '../kinds/FormDrawer'
import { PersonName } from '../kinds/PersonName'
import { PageHead } from '../kinds/Section'
import { choices } from '../problems/codes'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { appraisingKinds, appraisingSent, grades, lackOf, officialClasses } from './Appraising'
import { AppraisalGrounds } from './AppraisalGrounds'
import { AppraisalPath } from './AppraisalPath'
import { AppraisalTie } from './AppraisalTie'
import { AppraisalWriting } from './AppraisalWriting'

type Props = { shown: AppraisingShown | null; person: number; name: string; post: string; start: Appraising }
export type Change = (next: Partial<Appraising>) => void

/** Where an appraisal is written: what it is tied to, what it rests on, what was found, what follows. */
export function AppraisalForm({ shown, person, name, post, start }: Props) {
  const [value, setValue] = useState<Appraising>(start)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [wrong, setWrong] = useState(false)
  const [busy, setBusy] = useState(false)
  const queries = useQueryClient()
  const go = useGo()
  const { message } = App.useApp()
  const dirty = useMemo(() => shown === null || JSON.stringify(appraisingSent(value)) !== JSON.stringify(appraisingSent(shown.appraising)), [value, shown])
  const change: Change = (next) => { setProblem(null); setValue((old) => ({ ...old, ...next })) }
  const take = async (now: AppraisingShown) => {
    queries.setQueryData([`/appraisals/${now.id}`, {}], now)
    await refresh(queries, ['/appraisals', '/day'])
  }
  const run = async (act: () => Promise<unknown>) => {
    setBusy(true)
    setProblem(null)
    try {
      await act()
    } catch (error) {
      if (error instanceof Problem) setProblem(error)
      else void message.error(sentenceOf(error))
    } finally {
      setBusy(false)
    }
  }
  const put = (of: AppraisingShown) => send<AppraisingShown>('PUT', `/appraisals/${of.id}`, appraisingSent(value), { version: of.version })
  const save = () => run(async () => {
    if (shown) return take(await put(shown))
    const { id } = await send<{ id: number }>('POST', `/people/${person}/appraisals`, appraisingSent(value))
    await refresh(queries, ['/appraisals'])
    go(paths.appraisal(id), true)
  })
  const tell = (anyway: boolean) => run(async () => {
    if (!shown) return
    const now = dirty ? await put(shown) : shown
    if (dirty) await take(now)
    await take(await send<AppraisingShown>('POST', `/appraisals/${now.id}/steps`, { step: 'tell', anyway }, { version: now.version }))
  })
  const drop = () => run(async () => {
    if (!shown) return
    await send('DELETE', `/appraisals/${shown.id}`)
    // What was given up is not there to be read again; the lists are.
    await queries.invalidateQueries({ predicate: ({ queryKey: [path] }) => ['/appraisals', '/appraisals/called', '/day'].includes(String(path)) })
    go(paths.appraisals('open'), true)
  })
  const lack = (telling: boolean) => (wrong ? t('form.dates_wrong') : ((field) => field && t('form.missing', { field: t(`appraisals.field.${field}`) }))(lackOf(value, telling)))
  const of = (field: string) => (problem?.field === field ? problem.message : undefined)
  return (
    <>
      <PageHead title={t('appraisals.of', { name, kind: code('appraising_kind', value.kind) })} detail={<><PersonName id={person} name={name} /> {post}</>} />
      <AppraisalPath state="open" />
      <div className="appraisal-body">
        <div className="stack">
          <Group label={t('appraisals.field.kind')} hint={t(`appraisals.about.${value.kind}`)}><Chips label={t('appraisals.field.kind')} value={value.kind} options={choices('appraising_kind', appraisingKinds) as { value: Appraising['kind']; label: string }[]} choose={(kind) => kind && change({ kind })} /></Group>
          <AppraisalTie value={value} change={change} problem={problem} setWrong={setWrong} />
          <AppraisalGrounds person={person} value={value} change={change} shown={shown} saved={!dirty} problem={of('entries')} />
          <Asked label={t('appraisals.field.findings')} name="findings" problem={problem} hint={t('appraisals.findings_hint')}><Input.TextArea {...dictated} rows={5} maxLength={2000} value={value.findings} onChange={(event) => change({ findings: event.target.value })} /></Asked>
          {value.kind === 'yearly' && <Group label={t('appraisals.field.grade')} problem={of('grade')}><Chips label={t('appraisals.field.grade')} clear value={value.grade} options={choices('appraisal', grades)} choose={(grade) => change({ grade })} /></Group>}
          {value.kind === 'class' && (
            <>
              <Group label={t('appraisals.field.class')} problem={of('class')}><Chips label={t('appraisals.field.class')} clear value={value.class} options={officialClasses.map((one) => ({ value: one, label: code('official_class', one) }))} choose={(chosen) => change({ class: chosen })} /></Group>
              <Asked label={t('appraisals.field.follows')} name="follows" problem={problem} optional><Input.TextArea rows={2} maxLength={2000} value={value.follows} onChange={(event) => change({ follows: event.target.value })} /></Asked>
            </>
          )}
        </div>
        <AppraisalWriting shown={shown} dirty={dirty} busy={busy} problem={problem} lackToSave={lack(false)} lackToTell={lack(true)} save={() => void save()} tell={(anyway) => void tell(anyway)} drop={() => void drop()} />
      </div>
    </>
  )
}
