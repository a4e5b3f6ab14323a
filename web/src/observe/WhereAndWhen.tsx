import { Input, Select, Switch } from 'antd'
import { plus } from '../calendar/year'
import { Chips } from '../care/Chips'
import { dictatedLine } from '../care/fields'
import { Group } from '../care/Group'
import { useGet } from '../api/hooks'
import type { Problem } from '../api/problem'
import type { Team } from '../api/types'
import { DateField } from '../kinds/DateField'
import { Asked } from '../kinds/FormDrawer'
import { UnitPicker } from '../kinds/UnitPicker'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import type { Typed } from './study'

type Props = { value: Typed; change: (next: Partial<Typed>) => void; problem: Problem | null; setWrong: (wrong: boolean) => void }

/** Where and when, and whether anybody knew. The day is today unless said otherwise. */
export function WhereAndWhen({ value, change, problem, setWrong }: Props) {
  const { today } = useSession()
  const teams = useGet<Team[]>('/teams')
  const days = [['today', today], ['yesterday', plus(today, -1)], ['before', plus(today, -2)]].map(([word, day]) => ({ value: day ?? '', label: t(`talks.day.${word}`) }))
  const options = (teams.data ?? []).filter(({ id, team }) => id === value.team || (team.from <= (value.held_on ?? today) && (value.held_on ?? today) <= team.to)).map(({ id, team }) => ({ value: id, label: team.title }))
  return (
    <>
      <div data-field="unit">
        <Asked label={t('studies.field.unit')} name="unit" problem={problem}><UnitPicker value={value.unit} label={t('studies.field.unit')} onChange={(unit) => change({ unit })} /></Asked>
      </div>
      <div data-field="held_on" className="asked">
        <Asked label={t('studies.field.held_on')} name="held_on" problem={problem}><DateField whole value={value.held_on} onChange={(held_on) => change({ held_on })} onWrong={setWrong} /></Asked>
        <Chips label={t('talks.days')} value={value.held_on} options={days} choose={(held_on) => change({ held_on })} />
      </div>
      <Asked label={t('studies.field.place')} name="place" problem={problem} optional>
        <Input {...dictatedLine} value={value.place} maxLength={200} placeholder={t('studies.place_like')} onChange={(event) => change({ place: event.target.value })} onPressEnter={(event) => event.currentTarget.blur()} />
      </Asked>
      <label className="switch-line">
        <Switch checked={value.unannounced} onChange={(unannounced) => change({ unannounced })} />
        <span>{t('studies.unannounced')}<span className="quiet small"> {t('studies.unannounced_hint')}</span></span>
      </label>
      {(options.length > 0 || problem?.field === 'team') && (
        <Group label={t('studies.field.team')} problem={problem?.field === 'team' ? problem.message : undefined}>
          <Select allowClear value={value.team} options={options} placeholder={t('studies.no_team')} aria-label={t('studies.field.team')}
            onChange={(team?: number) => change({ team: team ?? null, project: teams.data?.find(({ id }) => id === team)?.team.project ?? null })} />
        </Group>
      )}
    </>
  )
}
