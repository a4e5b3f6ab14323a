import type { Problem } from '../api/problem'
import { plus } from '../calendar/year'
import { Chips } from '../care/Chips'
import { Group } from '../care/Group'
import { DateField } from '../kinds/DateField'
import { Asked } from '../kinds/FormDrawer'
import { choices } from '../problems/codes'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { channels, commentGroups } from './CommentCodes'
import type { Typed } from './CommentDrawer'
import { frontLines } from './codes'
import '../care/care.css'

type Props = { value: Typed; change: (next: Partial<Typed>) => void; problem: Problem | null; setWrong: (wrong: boolean) => void }

/** From whom in general, by which way, when, and about which line of work. */
export function CommentHow({ value, change, problem, setWrong }: Props) {
  const { today } = useSession()
  const wrongAt = (field: string) => (problem?.field?.split('.').pop() === field ? problem.message : undefined)
  const days = [['today', today], ['yesterday', plus(today, -1)]].map(([word, day]) => ({ value: day ?? '', label: t(`talks.day.${word}`) }))
  return (
    <>
      <Group label={t('comments.field.group')} problem={wrongAt('group')}><Chips label={t('comments.field.group')} value={value.group} options={choices('source_kind', commentGroups)} choose={(group) => group && change({ group })} /></Group>
      <Group label={t('comments.field.channel')} problem={wrongAt('channel')}><Chips label={t('comments.field.channel')} value={value.channel} options={choices('channel', channels)} choose={(channel) => channel && change({ channel })} /></Group>
      <div className="asked">
        <Asked label={t('comments.field.given_on')} name="given_on" problem={problem}><DateField whole value={value.given_on} onChange={(given_on) => change({ given_on })} onWrong={setWrong} /></Asked>
        <Chips label={t('talks.days')} value={value.given_on} options={days} choose={(given_on) => change({ given_on })} />
      </div>
      <Group label={t('comments.field.front_line_optional')} problem={wrongAt('front_line')}><Chips clear label={t('comments.field.front_line')} value={value.front_line} options={choices('front_line', frontLines)} choose={(front_line) => change({ front_line })} /></Group>
    </>
  )
}
