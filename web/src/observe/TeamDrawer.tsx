import { Input } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { plus } from '../calendar/year'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import { Group } from '../care/Group'
import { DateField } from '../kinds/DateField'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { UnitsPicker } from '../kinds/UnitPicker'
import { useDraft } from '../kinds/useDraft'
import { SeatsFields } from '../duties/SeatsFields'
import { ProjectPicker } from '../projects/ProjectPicker'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { showInstant } from '../words/dates'
import { blankTeam, lackingOf, teamSent, type TypedTeam } from './TeamTyped'
import { TeamPeople } from './TeamPeople'
import '../duties/duties.css'
import './teams.css'

/** A team set up for a matter: what for, from when to when, who is in it, and at whose work it looks. */
export function TeamDrawer({ close }: { close: () => void }) {
  const { today } = useSession()
  const go = useGo()
  const queries = useQueryClient()
  const [empty] = useState(() => blankTeam(today, plus(today, 90)))
  const { value, change, saved, drop } = useDraft<TypedTeam>('team', 'new', true, empty)
  const [wrong, setWrong] = useState({ from: false, to: false })
  const act = async () => {
    const { id } = await send<{ id: number }>('POST', '/teams', teamSent(value))
    await drop()
    await refresh(queries, ['/teams'])
    go(paths.team(id))
  }
  const lacks = lackingOf(value)
  const members = value.members.map(({ id }) => id)
  const people = value.people.map(({ id }) => id)
  return (
    <FormDrawer open title={t('teams.set_up')} close={close} submit={t('teams.set_up')} effect={t('teams.effect')} act={act} refuse={wrong.from || wrong.to ? t('form.dates_wrong') : lacks && t('form.missing', { field: t(`teams.field.${lacks}`) })}
      extra={saved && <span className="quiet small">{t('form.draft_saved', { at: showInstant(saved) })}</span>}>
      {(problem) => (
        <>
          <Asked label={t('teams.field.title')} name="title" problem={problem}><Input value={value.title} maxLength={200} placeholder={t('teams.title_like')} onChange={(event) => change({ title: event.target.value })} /></Asked>
          <Asked label={t('teams.field.task')} name="task" problem={problem} optional><Input.TextArea rows={2} maxLength={2000} value={value.task} onChange={(event) => change({ task: event.target.value })} /></Asked>
          <div className="pair">
            <Asked label={t('teams.field.from')} name="from" problem={problem}><DateField whole value={value.from} onChange={(from) => change({ from })} onWrong={(from) => setWrong((old) => ({ ...old, from }))} /></Asked>
            <Asked label={t('teams.field.to')} name="to" problem={problem}><DateField whole value={value.to} onChange={(to) => change({ to })} onWrong={(to) => setWrong((old) => ({ ...old, to }))} /></Asked>
          </div>
          <Asked label={t('teams.field.members')} name="members" problem={problem} hint={t('teams.members_hint')}><TeamPeople label={t('teams.field.members')} value={value.members} without={people} onChange={(next) => change({ members: next })} /></Asked>
          <fieldset className="team-whom">
            <legend>{t('teams.whom')}</legend>
            <p className="quiet small">{t('teams.whom_hint')}</p>
            <Asked label={t('teams.field.project')} name="project" problem={problem} optional hint={t('teams.project_hint')}><ProjectPicker value={value.project} onChange={(project) => change({ project })} /></Asked>
            <Asked label={t('teams.field.people')} name="people" problem={problem} optional><TeamPeople label={t('teams.field.people')} value={value.people} without={members} onChange={(next) => change({ people: next })} /></Asked>
            <Asked label={t('teams.field.units')} name="units" problem={problem} optional hint={t('teams.units_hint')}><UnitsPicker placeholder={t('teams.field.units')} value={value.units} onChange={(units) => change({ units })} /></Asked>
            {value.units.length > 0 && <Group label={t('teams.field.seats')}><SeatsFields value={value.seats} change={(seats) => change({ seats })} /></Group>}
          </fieldset>
        </>
      )}
    </FormDrawer>
  )
}
