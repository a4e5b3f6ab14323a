import { Input, InputNumber } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh, useGet } from '../api/hooks'
import type { Clock } from '../api/types'
import { DateField } from '../kinds/DateField'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead, Section } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { Table } from '../kinds/Table'
import { paths } from '../shell/paths'
import { useMay, useSession } from '../shell/session'
import { code, t } from '../words/catalogue'
import './problems.css'

const KIND = 'problems.days.'

/** How long each kind of problem may take, and the times around it, with the day each number began. */
export function ClocksPage() {
  const may = useMay()('settings')
  const { data, error, refetch } = useGet<Clock[]>('/problems/clocks')
  const [chosen, choose] = useState<Clock | null>(null)
  const ofKinds = data?.filter(({ name }) => name.startsWith(KIND)) ?? []
  const around = data?.filter(({ name }) => !name.startsWith(KIND)) ?? []
  return (
    <div className="page problems">
      <div>
        <p className="no-print"><PathLink to={paths.problems()}>{t('problems.title')}</PathLink></p>
        <PageHead title={t('problems.clocks')} detail={t('problems.clocks_detail')} />
      </div>
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton rows={6} />}
      {data && <Section title={t('problems.clocks_kinds')} note={t('problems.clocks_other')}><Rows clocks={ofKinds} label={t('problems.clocks_kinds')} choose={may ? choose : null} /></Section>}
      {data && <Section title={t('problems.clocks_around')}><Rows clocks={around} label={t('problems.clocks_around')} choose={may ? choose : null} /></Section>}
      {chosen && <ClockDrawer clock={chosen} close={() => choose(null)} />}
    </div>
  )
}

function nameOf({ name }: Clock): string {
  return name.startsWith(KIND) ? code('problem_kind', name.slice(KIND.length)) : t(`problems.clock.${name.slice('problems.'.length)}`)
}

function Rows({ clocks, label, choose }: { clocks: Clock[]; label: string; choose: ((clock: Clock) => void) | null }) {
  const { today } = useSession()
  return (
    <Table label={label} rows={clocks} rowKey={(clock) => clock.name} columns={[
      { key: 'name', head: t('problems.clock_name'), title: true, least: 160, cell: nameOf },
      { key: 'days', head: t('problems.clock_days'), number: true, least: 80, cell: (clock) => clock.present.value },
      { key: 'since', head: t('problems.since'), least: 104, cell: (clock) => <span className="due-day">{clock.present.since}</span> },
      { key: 'source', head: t('duties.source'), least: 160, cell: (clock) => clock.present.source },
      { key: 'next', head: t('problems.clock_next'), least: 120, aside: true, cell: (clock) => clock.known.filter(({ since }) => since > today).map(({ value, since }) => t('problems.clock_from', { n: value, day: since })).join(t('list.comma')) },
      ...(choose ? [{ key: 'tools', head: <span className="hidden-words">{t('problems.clock_set')}</span>, word: '', cell: (clock: Clock) => <span className="row-tools no-print"><button type="button" className="link" onClick={() => choose(clock)}>{t('problems.clock_set')}</button></span> }] : []),
    ]} />
  )
}

function ClockDrawer({ clock, close }: { clock: Clock; close: () => void }) {
  const { today } = useSession()
  const queries = useQueryClient()
  const [value, setValue] = useState({ value: clock.present.value, since: today, source: '' })
  const act = async () => {
    await send('PUT', '/problems/clocks', { name: clock.name, ...value })
    await refresh(queries, ['/problems/clocks'])
  }
  const lacks = value.source.trim() ? undefined : t('form.missing', { field: t('duties.source') })
  return (
    <FormDrawer open title={nameOf(clock)} close={close} submit={t('action.save')} effect={t('problems.clock_effect')} act={act} refuse={lacks}>
      {(problem) => (
        <>
          <Asked label={t('problems.clock_days')} name="value" problem={problem}><InputNumber min={1} max={250} value={value.value} onChange={(days) => setValue({ ...value, value: days ?? 1 })} /></Asked>
          <Asked label={t('problems.since')} name="since" problem={problem}><DateField value={value.since} whole onChange={(since) => since && setValue({ ...value, since })} /></Asked>
          <Asked label={t('duties.source')} name="source" problem={problem} hint={t('duties.source_hint')}><Input value={value.source} maxLength={120} onChange={(event) => setValue({ ...value, source: event.target.value })} /></Asked>
        </>
      )}
    </FormDrawer>
  )
}
