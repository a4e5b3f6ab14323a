import { Input, Radio } from 'antd'
import type { Problem } from '../api/problem'
import type { DeedName, ProblemStory } from '../api/types'
import { Asked } from '../kinds/FormDrawer'
import { UnitPicker, UnitsPicker } from '../kinds/UnitPicker'
import { t } from '../words/catalogue'
import { choices, held, outcomes } from './codes'
import { fieldWord, type Given, hasText, needsText } from './deeds'
import { HoldsChoice } from './HoldsChoice'
import { JoinPicker } from './JoinPicker'
import { PauseUntil } from './PauseUntil'
import { Recall } from './Recall'

type Props = {
  story: ProblemStory
  deed: DeedName
  value: Given
  change: (next: Partial<Given>) => void
  holds: string | null
  setHolds: (holds: string) => void
  problem: Problem | null
  setWrong: (wrong: boolean) => void
}

export function DeedFields({ story, deed, value, change, holds, setHolds, problem, setWrong }: Props) {
  return (
    <>
      <Recall story={story} deed={deed} />
      {deed === 'dispute' && <p className="note notice">{t('problems.dispute_once')}</p>}
      {deed === 'resume' && <p>{t('problems.resume_says')}</p>}
      {deed === 'assign' && (
        <>
          <Asked label={t('problems.field.owner')} name="owner" problem={problem}><UnitPicker value={value.owner} name={value.owner === story.owner ? story.owner_name : null} clear onChange={(owner) => change({ owner })} /></Asked>
          <Asked label={t('problems.field.joint')} name="joint" problem={problem} optional hint={t('problems.joint_hint')}><UnitsPicker value={value.joint} placeholder={t('field_hint.unit')} onChange={(joint) => change({ joint })} /></Asked>
        </>
      )}
      {deed === 'pause' && <PauseUntil value={value.until} change={(until) => change({ until })} problem={problem} setWrong={setWrong} />}
      {deed === 'answer' && (
        <div className="asked" role="group" aria-label={t('problems.field.outcome')}>
          <span className="label">{t('problems.field.outcome')}</span>
          <Radio.Group className="outcomes" value={value.outcome} options={choices('problem_outcome', outcomes)} onChange={(event) => change({ outcome: event.target.value as string })} />
        </div>
      )}
      {deed === 'confirm' && <HoldsChoice value={holds} choose={setHolds} options={choices('problem_holds', held)} />}
      {deed === 'check' && <HoldsChoice value={holds} choose={setHolds} options={[{ value: 'solved', label: t('problems.holds_yes') }, { value: 'no', label: t('problems.holds_no') }]} />}
      {deed === 'join' && <Asked label={t('problems.field.into')} name="into" problem={problem} hint={t('problems.into_hint')}><JoinPicker story={story} value={value.into} change={(into) => change({ into })} /></Asked>}
      {hasText(deed) && (
        <Asked label={t(fieldWord(deed, 'text'))} name="text" problem={problem} optional={!needsText(story, deed)} hint={t(deed === 'answer' ? 'problems.answer_hint' : 'problems.text_hint')}>
          <Input.TextArea rows={deed === 'answer' ? 6 : 3} maxLength={2000} value={value.text} onChange={(event) => change({ text: event.target.value })} />
        </Asked>
      )}
    </>
  )
}
