const wish =
  /(?:希望|盼望|恳请|请求|要求|请(?!问|假|教|示|客|帖)|麻烦|建议|能不能|能否|可否|可不可以|可以(?=[^。!?！？]{0,20}吗)|什么时候(?:能|可以|才)|何时(?:能|可以|才)?|想(?:问|知道|咨询|了解|要)|请问|怎么(?:办|开|交|申请|处理)|尽快|please|could you|can you|i (?:want|hope|would like)|when (?:will|can))[^。!?！？;；\n]*[?？]?/iu;
const longest = 60;

/** The clause of a message that says what the person wants; null when none does. */
export function saidWish(text: string): string | null {
  const found = wish.exec(text)?.[0].trim().slice(0, longest);
  return found === undefined || found.length < 2 ? null : found;
}
