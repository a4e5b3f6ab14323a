import type { Question, SurveyAsked, SurveyResults } from '../api/types'
import { code, t } from '../words/catalogue'
import { linesOf, together } from './counted'
import { GridResult } from './GridResult'
import { OptionsAcross, OptionsDown } from './OptionTables'

const ACROSS = 6

/** One question with its counts. Few options stand side by side, many below one another. */
export function QuestionResult({ results, question, at, asked }: { results: SurveyResults; question: Question; at: number; asked: SurveyAsked[] }) {
  const [first] = asked
  return (
    <>
      <h3><span className="question-number">{at + 1}</span> {question.text} <span className="quiet small">{code('question_kind', question.kind)}{question.kind === 'several' && question.most !== null && ` · ${t('surveys.most', { n: question.most })}`}</span></h3>
      {question.kind === 'grid' ? <GridResult results={results} question={question} asked={asked} />
        : !first ? null
        : question.kind === 'text' ? <Texts texts={first.texts} answered={together(first.cells).answered} />
        : question.kind === 'one' && question.options.length <= ACROSS ? <OptionsAcross question={question} lines={linesOf(results, first)} /> : <OptionsDown question={question} lines={linesOf(results, first)} />}
    </>
  )
}

function Texts({ texts, answered }: { texts: string[]; answered: number }) {
  if (texts.length === 0) return <p className="quiet">{t('surveys.texts_none')}</p>
  return (
    <>
      <p className="quiet small">{t('surveys.texts_n', { n: answered })}</p>
      <ul className="result-texts">{texts.map((text, at) => <li key={at} className="pre">{text}</li>)}</ul>
    </>
  )
}
