import type { TalkProblem } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { Due } from '../problems/Due'
import { StateMark } from '../problems/StateMark'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import '../problems/problems.css'

/** What was raised and how it stands, so that the talker can go back with the answer. */
export function TalkProblems({ problems }: { problems: TalkProblem[] }) {
  return (
    <ul className="talk-problems">
      {problems.map((problem) => (
        <li key={problem.id}>
          <PathLink to={paths.problem(problem.id)}>{problem.title}</PathLink>
          <span className="talk-problem-facts">
            <StateMark state={problem.state} />
            <span className="quiet">{problem.owner_name ? t('talks.owner_is', { owner: problem.owner_name }) : t('problems.no_owner')}</span>
            <Due of={problem} />
          </span>
        </li>
      ))}
    </ul>
  )
}

/** The same in a line of a list: the mark says how it stands, the title which it is. */
export function ProblemMarks({ problems }: { problems: TalkProblem[] }) {
  if (problems.length === 0) return null
  return (
    <ul className="problem-marks">
      {problems.map((problem) => (
        <li key={problem.id}><StateMark state={problem.state} />{problem.overdue && <span className="alarm small">{t('talks.overdue')}</span>} <PathLink to={paths.problem(problem.id)} className="cut-line" title={problem.title}>{problem.title}</PathLink></li>
      ))}
    </ul>
  )
}
