import { InputNumber } from 'antd'

const MOST = 100_000_000

/** Ten thousands of yuan, with the thousands parted while one types. */
export function AmountField({ value, change }: { value: number | null; change: (amount: number | null) => void }) {
  return (
    <InputNumber<number> className="wide" inputMode="numeric" min={0} max={MOST} precision={0} controls={false} value={value} onChange={change}
      formatter={(amount) => String(amount ?? '').replace(/\B(?=(\d{3})+$)/g, ',')} parser={(typed) => Number((typed ?? '').replace(/[^\d]/g, ''))} />
  )
}
