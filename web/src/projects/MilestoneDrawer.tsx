import { Input } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import type { Milestone, MilestoneTurn, ProjectPage } from '../api/types'
import { DateField } from '../kinds/DateField'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'

export type Deed = { deed: 'add' } | { deed: 'reach' | 'move'; milestone: Milestone }

/** A milestone is planned, was reached, or is moved with the reason; earlier plans stay readable. */
export function MilestoneDrawer({ page, deed, close }: { page: ProjectPage; deed: Deed; close: () => void }) {
  const { today } = useSession()
  const queries = useQueryClient()
  const path = `/projects/${page.id}`
  const known = deed.deed === 'add' ? null : deed.milestone
  const [value, setValue] = useState({ title: '', day: deed.deed === 'reach' ? today : null as string | null, why: '' })
  const [wrong, setWrong] = useState(false)
  const put = (next: Partial<typeof value>) => setValue((old) => ({ ...old, ...next }))
  const act = async () => {
    const where = known ? `${path}/milestones/${known.id}` : `${path}/milestones`
    const after = await send<ProjectPage>('POST', where, sent(deed.deed, value), { version: page.version })
    queries.setQueryData([path, {}], after)
    await refresh(queries, ['/projects'])
  }
  const lacks = deed.deed === 'add' && !value.title.trim() ? 'milestone' : value.day === null ? deed.deed : deed.deed === 'move' && !value.why.trim() ? 'why' : undefined
  return (
    <FormDrawer open title={known ? t(`projects.${deed.deed}_title`, { title: known.title }) : t('projects.milestone_add')} close={close} submit={t(known ? `projects.${deed.deed}` : 'projects.milestone_add')} effect={t(`projects.effect.${deed.deed}`)}
      act={act} reload={() => refresh(queries, [path])} refuse={wrong ? t('form.dates_wrong') : lacks && t('form.missing', { field: t(`projects.field.${lacks}`) })}>
      {(problem) => (
        <>
          {known
            ? <p className="quiet">{t('projects.day.planned', { day: known.planned })}</p>
            : <Asked label={t('projects.field.milestone')} name="title" problem={problem}><Input value={value.title} maxLength={200} placeholder={t('projects.milestone_like')} onChange={(event) => put({ title: event.target.value })} /></Asked>}
          <Asked label={t(`projects.field.${deed.deed}`)} name={deed.deed === 'reach' ? 'actual' : 'planned'} problem={problem}><DateField whole value={value.day} onChange={(day) => put({ day })} onWrong={setWrong} /></Asked>
          {deed.deed === 'move' && <Asked label={t('projects.field.why')} name="why" problem={problem}><Input.TextArea rows={3} maxLength={500} value={value.why} onChange={(event) => put({ why: event.target.value })} /></Asked>}
        </>
      )}
    </FormDrawer>
  )
}

function sent(deed: Deed['deed'], { title, day, why }: { title: string; day: string | null; why: string }): { title: string; planned: string | null } | MilestoneTurn {
  if (deed === 'add') return { title: title.trim(), planned: day }
  return deed === 'reach' ? { reached: { on: day ?? '' } } : { moved: { planned: day ?? '', why: why.trim() } }
}
