import { useState } from 'react'
import type { Answer, Question, SurveyKind } from '../api/types'
import { code, t } from '../words/catalogue'
import { Apart } from './Apart'
import { QuestionField } from './QuestionField'

type Props = { title: string; kind: SurveyKind; intro: string; closes: string | null; smallest: number; questions: Question[]; headed?: boolean }

/** The form as whoever answers will see it. It can be tried; nothing of it is sent. */
export function Preview({ title, kind, intro, closes, smallest, questions, headed = true }: Props) {
  const [tried, setTried] = useState<Record<string, Answer>>({})
  const answerOf = (question: Question, at: number) => tried[`${at}${question.kind}`]
  return (
    <div className="answer preview">
      <div className="stack tight">
        {headed && <p className="preview-title">{title || t('surveys.title_blank')}</p>}
        {headed && <p className="quiet">{code('survey_kind', kind)}{closes && ` · ${t('surveys.until', { day: closes })}`}</p>}
        {intro && <p className="pre">{intro}</p>}
        <Apart smallest={smallest} />
      </div>
      {questions.map((question, at) => <QuestionField key={at} question={question} at={at} name="preview" answer={answerOf(question, at)} set={(answer) => setTried((old) => ({ ...old, [`${at}${question.kind}`]: answer }))} />)}
    </div>
  )
}
