import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh, useGet } from '../api/hooks'
import type { TouchstonePage as Page } from '../api/types'
import { plus } from '../calendar/year'
import { DateField } from '../kinds/DateField'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { PathLink } from '../kinds/PathLink'
import { PersonName } from '../kinds/PersonName'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead, Section } from '../kinds/Section'
import { PageSkeleton } from '../kinds/Skeletons'
import { Table } from '../kinds/Table'
import { paths } from '../shell/paths'
import { useMay, useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { showPeriod } from '../words/dates'
import { MayNotObserve } from './MayNotObserve'
import { TouchstoneDays } from './TouchstonesPage'

/** One touchstone post with everybody who was there, what was observed and what came after. */
export function TouchstonePage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const may = useMay()('observe')
  const { data, error, refetch } = useGet<Page>(may ? `/touchstones/${id}` : null)
  const [ending, setEnding] = useState(false)
  if (!may) return <div className="page narrow"><MayNotObserve /></div>
  if (!data) return error ? <div className="page"><ProblemNote error={error} retry={() => void refetch()} /></div> : <PageSkeleton />
  const { touchstone } = data
  return (
    <div className="page observe touchstones-page">
      <div>
        <p className="no-print"><PathLink to={paths.touchstones()}>{t('touchstones.title')}</PathLink></p>
        <PageHead title={touchstone.title} detail={<>{touchstone.field} · <PathLink to={paths.unit(touchstone.unit)}>{data.unit_name}</PathLink> · <TouchstoneDays of={data} /></>}>
          {data.until === null && <Button className="no-print" onClick={() => setEnding(true)}>{t('touchstones.end')}</Button>}
        </PageHead>
      </div>
      {touchstone.task && <p className="pre">{touchstone.task}</p>}
      <Section title={t('touchstones.holders')} count={data.holders.length} note={t('touchstones.holders_note')}>
        {data.holders.length === 0 && <p className="quiet">{t('touchstones.nobody')}</p>}
        {data.holders.length > 0 && (
          <Table label={t('touchstones.holders')} rows={data.holders} rowKey={(one) => `${one.person}-${one.since}`} columns={[
            { key: 'name', head: t('appraisals.person'), title: true, least: 96, cell: (one) => <PersonName id={one.person} name={one.name} /> },
            { key: 'post', head: t('appraisals.post'), least: 160, cell: (one) => one.post },
            { key: 'days', head: t('touchstones.days'), least: 144, cell: (one) => <span className="day">{showPeriod(one.since, one.until)}</span> },
            { key: 'observed', head: t('touchstones.observed'), number: true, cell: (one) => <PathLink className="number-link" to={paths.statementsOf(one.person)} aria-label={t('touchstones.observed_of', { name: one.name, n: one.observed })}>{one.observed}</PathLink> },
            { key: 'after', head: t('touchstones.after'), least: 200, cell: (one) => one.after.length === 0 ? <span className="quiet">{t('touchstones.after_none')}</span> : <ul>{one.after.map((post) => <li key={`${post.since}-${post.title}`}><span className="day quiet">{post.since}</span> {post.title}</li>)}</ul> },
          ]} />
        )}
      </Section>
      {ending && <End page={data} close={() => setEnding(false)} />}
    </div>
  )
}

function End({ page, close }: { page: Page; close: () => void }) {
  const { today } = useSession()
  const queries = useQueryClient()
  const [last, setLast] = useState<string | null>(today)
  const [wrong, setWrong] = useState(false)
  const act = async () => {
    // People give the last day, the server the first without it.
    await send('POST', `/touchstones/${page.id}/end`, { until: plus(last ?? today, 1) })
    await refresh(queries, ['/touchstones'])
  }
  return (
    <FormDrawer open title={t('touchstones.end_of', { title: page.touchstone.title })} close={close} submit={t('touchstones.end')} effect={t('touchstones.end_effect')} act={act} refuse={wrong ? t('form.dates_wrong') : last === null ? t('form.missing', { field: t('touchstones.last_day') }) : undefined}>
      {(problem) => <Asked label={t('touchstones.last_day')} name="until" problem={problem}><DateField whole value={last} onChange={setLast} onWrong={setWrong} /></Asked>}
    </FormDrawer>
  )
}
