import { Button } from 'antd'
import type { DeedName, ProblemStory } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { paths } from '../shell/paths'
import { useSession } from '../shell/session'
import { code, t } from '../words/catalogue'
import { held } from './codes'
import { deedsInOrder, deedWord } from './deeds'
import { Due } from './Due'
import { turnOf } from './steps'

type Props = { story: ProblemStory; start: (deed: DeedName, holds?: string) => void }

/** Who is to do what next, by when; and what the viewer may do about it. */
export function NextStep({ story, start }: Props) {
  const { today } = useSession()
  const turn = turnOf(story, today)
  const others = deedsInOrder.filter((deed) => story.may.includes(deed) && deed !== turn)
  const open = story.state !== 'closed' && story.state !== 'joined'
  return (
    <section className={`next-step${turn ? ' turn' : ''}`} aria-label={t('problems.next_title')}>
      <div className="next-words">
        <p>{turn && <strong>{t('problems.your_turn')}</strong>}{nextInWords(story)}</p>
        {open && <Due of={story} />}
        {story.joined_into !== null && <PathLink to={paths.problem(story.joined_into)}>{t('problems.to_joined')}</PathLink>}
      </div>
      {turn === 'confirm' && <Verdict story={story} start={start} />}
      <div className="row no-print">
        {turn && turn !== 'confirm' && <Button type="primary" onClick={() => start(turn)}>{t(deedWord(story, turn))}</Button>}
        {others.map((deed) => <Button key={deed} onClick={() => start(deed)}>{t(deedWord(story, deed))}</Button>)}
      </div>
    </section>
  )
}

function nextInWords(story: ProblemStory): string {
  if (story.next_step === null) return t(story.state === 'joined' ? 'problems.next.joined' : 'problems.next.nothing')
  return t(`problems.next.${story.next_step}`, { owner: story.owner_name, coordinator: story.coordinator_name, day: story.follow_up ?? '' })
}

/** The answer once more, and three ways to say how far it holds. */
function Verdict({ story, start }: Props) {
  const answer = story.events.findLast((event) => event.deed === 'answer')
  return (
    <div className="verdict">
      {answer && <blockquote><p className="quiet small">{t('problems.answer_of', { owner: story.owner_name, outcome: answer.detail })}</p><p className="pre">{answer.text}</p></blockquote>}
      <div className="holds" role="group" aria-label={t('problems.deed.confirm')}>
        {held.map((holds) => <Button key={holds} size="large" onClick={() => start('confirm', holds)}>{code('problem_holds', holds)}</Button>)}
      </div>
    </div>
  )
}
