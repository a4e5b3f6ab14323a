import { Input, InputNumber } from 'antd'
import type { Problem } from '../api/problem'
import { Chips } from '../care/Chips'
import { Group } from '../care/Group'
import { Asked } from '../kinds/FormDrawer'
import { choices } from '../problems/codes'
import { t } from '../words/catalogue'
import { discussionForms, reportForms } from './codes'
import type { TypedReport } from './discussion'
import { DiscussionWhere } from './DiscussionWhere'
import { Speeches } from './Speeches'
import { ProgrammeChoice, ZoneChoice } from './Choices'

type Props = { value: TypedReport; change: (next: Partial<TypedReport>) => void; problem: Problem | null; wrong: boolean; setWrong: (wrong: boolean) => void }

export function DiscussionFields({ value, change, problem, wrong, setWrong }: Props) {
  const { form } = value
  const seminar = form === 'seminar'
  return (
    <>
      <DiscussionWhere value={value} change={change} problem={problem} wrong={wrong} setWrong={setWrong} />
      <Group label={t('discussions.field.form')} problem={problem?.code === 'refusal.report_form' ? problem.message : undefined}>
        <Chips label={t('discussions.field.form')} value={form} options={choices('session_form', reportForms) as { value: TypedReport['form']; label: string }[]} choose={(next) => next && change({ form: next })} />
      </Group>
      {form === 'discussion' && (
        <div data-field="discussion"><Group label={t('discussions.field.discussion')} problem={problem?.field?.endsWith('discussion') ? problem.message : undefined}><div className="big-chips"><Chips label={t('discussions.field.discussion')} value={value.discussion} options={choices('discussion_form', discussionForms)} choose={(discussion) => change({ discussion })} /></div></Group></div>
      )}
      <div data-field="title"><Asked label={t('discussions.field.title')} name="title" problem={problem}><Input value={value.title} maxLength={200} placeholder={t(`discussions.title_like.${form}`)} onChange={(event) => change({ title: event.target.value })} /></Asked></div>
      <div className="pair">
        <Asked label={t('discussions.field.heads')} name="heads" problem={problem} optional hint={t('discussions.heads_hint')}><InputNumber<number> className="wide" inputMode="numeric" min={0} max={100000} precision={0} controls={false} suffix={t('train.people_word')} value={value.heads} onChange={(heads) => change({ heads })} /></Asked>
        <ProgrammeChoice label={t('discussions.field.programme')} value={value.programme} change={(programme) => change({ programme })} problem={problem} />
      </div>
      {seminar && <ZoneChoice value={value.zone} change={(zone) => change({ zone })} problem={problem} />}
      <div data-field="speaker"><Speeches value={value.speeches} change={(speeches) => change({ speeches })} problem={problem} /></div>
      {form !== 'discussion' && <Asked label={t('discussions.field.conclusions')} name="conclusions" problem={problem} optional hint={t('discussions.conclusions_hint')}><Input.TextArea rows={3} maxLength={4000} value={value.conclusions} onChange={(event) => change({ conclusions: event.target.value })} /></Asked>}
    </>
  )
}
