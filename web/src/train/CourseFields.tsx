import { Checkbox, Input, InputNumber } from 'antd'
import { Chips } from '../care/Chips'
import { Group } from '../care/Group'
import { DateField } from '../kinds/DateField'
import { Asked } from '../kinds/FormDrawer'
import { choices } from '../problems/codes'
import { t } from '../words/catalogue'
import { type FieldProps, Text } from './CatalogueFields'
import { LecturerChoice } from './Choices'
import { layers } from './codes'

/** A course: how long, by whom, for whom, whether it may be ordered, and why it was chosen where it was. */
export function CourseFields(props: FieldProps) {
  const { value, change, problem, wrong } = props
  return (
    <>
      <LecturerChoice value={value.lecturer} change={(lecturer) => change({ lecturer })} problem={problem} />
      <Asked label={t('catalogue.field.hours')} name="tenths" problem={problem} optional><InputNumber<number> className="wide" inputMode="decimal" min={0} max={1000} precision={1} controls={false} suffix={t('hours.word')} value={value.hours} onChange={(hours) => change({ hours })} /></Asked>
      <Group label={t('catalogue.field.layer')} hint={t('catalogue.layer_hint')}><Chips clear label={t('catalogue.field.layer')} value={value.layer} options={choices('layer', layers)} choose={(layer) => change({ layer })} /></Group>
      <Text {...props} field="text" />
      <Checkbox checked={value.menu} onChange={(event) => change({ menu: event.target.checked })}>{t('catalogue.menu_hint')}</Checkbox>
      <Checkbox checked={value.premium} onChange={(event) => change({ premium: event.target.checked })}>{t('catalogue.premium_hint')}</Checkbox>
      {value.premium && (
        <div className="form premium-fields">
          <Asked label={t('catalogue.field.chosen_on')} name="since" problem={problem}><DateField whole value={value.since} onChange={(since) => change({ since })} onWrong={(is) => wrong('since', is)} /></Asked>
          <Asked label={t('catalogue.field.basis')} name="basis" problem={problem} hint={t('catalogue.basis_hint')}><Input.TextArea rows={2} maxLength={200} value={value.basis} onChange={(event) => change({ basis: event.target.value })} /></Asked>
        </div>
      )}
    </>
  )
}
