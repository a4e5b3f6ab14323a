import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { Problem } from '../api/problem'
import type { SurveyKind } from '../api/types'
import { code, t } from '../words/catalogue'
import { questionKinds } from './codes'
import { QuestionEditor } from './QuestionEditor'
import { refusedAt } from './refused'
import { asked, moved, type TypedQuestion } from './typed'

type Props = { kind: SurveyKind; questions: TypedQuestion[]; change: (questions: TypedQuestion[]) => void; problem: Problem | null }

export function BuilderQuestions({ kind, questions, change, problem }: Props) {
  const own = problem?.field === 'questions' ? problem.message : undefined
  return (
    <fieldset className="build-part">
      <legend>{t('surveys.field.questions')}</legend>
      {questions.map((question, at) => (
        <QuestionEditor key={question.key} question={question} at={at} last={at === questions.length - 1} people={kind === 'assessment' || kind === 'recommendation'} problem={refusedAt(problem, 'questions', at)}
          change={(next) => change(questions.map((one, place) => (place === at ? { ...one, ...next } : one)))}
          move={(to) => change(moved(questions, at, to))}
          copy={() => change([...questions.slice(0, at + 1), asked(question.kind, question), ...questions.slice(at + 1)])}
          remove={() => change(questions.filter((_, place) => place !== at))} />
      ))}
      {own && <span className="field-error" role="alert">{own}</span>}
      <div className="row">
        <span className="quiet">{t('surveys.add_question')}</span>
        {questionKinds.map((one) => <Button key={one} icon={<PlusOutlined aria-hidden />} onClick={() => change([...questions, asked(one)])}>{code('question_kind', one)}</Button>)}
      </div>
    </fieldset>
  )
}
