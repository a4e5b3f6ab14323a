import { Radio } from 'antd'
import { t } from '../words/catalogue'

type Props = { value: string | null; choose: (value: string) => void; options: { value: string; label: string }[] }

/** Does it hold: big enough for a thumb. */
export function HoldsChoice({ value, choose, options }: Props) {
  return (
    <div className="asked" role="group" aria-label={t('problems.field.holds')}>
      <span className="label">{t('problems.field.holds')}</span>
      <Radio.Group className="holds" size="large" optionType="button" buttonStyle="solid" value={value} options={options} onChange={(event) => choose(event.target.value as string)} />
    </div>
  )
}
