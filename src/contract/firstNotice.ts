/**
 * 隐私说明, first version: in force from a school's first start, so that nothing is ever taken without it, and put into the school's own words
 * when it likes. What has to stand in it: 个人信息保护法 第十七条 (who, purposes and means, kinds, how long, rights and how to use them) and
 * 第二十三、二十九条 (who else gets it, sensitive matters).
 */
export const firstNotice = {
  edition: 1,
  zh: `谁处理：本校，由接诉中心具体负责。有疑问或要行使权利，请到接诉中心当面提出、拨打中心电话，或在“我 → 我的数据”里写给中心。
用来做什么：只用于受理、办理、回访、督办您的诉求和改进学校工作，依据是您的同意和学校的法定职责。不用于评价您本人，不用于广告。
处理哪些：您的姓名、学号或工号、单位、联系电话；您写的内容、位置、照片；办理和回访的经过；登录的设备和网络地址。匿名提交时不记录您是谁。
敏感内容：健康、行踪、宗教、未成年人等敏感内容只为办理这件事处理；师德、骚扰、欺凌、心理危机等事项按密件，只由指定的少数人办理。请不要写与办理无关的他人信息。
谁能看到：接诉中心和承办单位的工作人员；查看姓名和电话要先写明用途，每次留有记录，您看得到。外包人员看不到您的身份。依法须移交其他机关时会告诉您。数据存放在校内，不向境外提供。
保存多久：办结满 3 年（进入督办的满 5 年）后，身份、文字和照片自动去除，不能恢复，只留统计。
公开：对别人有用的答复可能去除身份后公开，公开前通知您，您可以不同意，公开后也可以随时要求撤回。
您的权利：查看、导出、更正、删除、撤回同意，可在“我的数据”里提出，学校在三十天内答复。撤回同意不影响此前的处理；不同意本说明时，可以拨打中心电话或当面反映。
说明有重要修改时会重新征得您的同意。`,
  en: `Who: this university, through its intake centre. For questions, or to use your rights, visit or call the centre, or write to it under “Me → My data”.
What for: only to take in, handle, follow up and supervise what you ask for and to improve the university’s work, on the ground of your consent and of the university’s duties by law. Not to judge you, and not for advertising.
What: your name, student or staff number, unit and phone number; what you write, places and photos; how the case is handled and followed up; devices and network addresses of your sign-ins. With an anonymous submission it is not recorded who you are.
Sensitive matters: health, whereabouts, religion, minors and the like are processed for that case alone; conduct of teachers, harassment, bullying and crises are handled by few, named people. Please leave out what concerns others and is not needed.
Who sees it: staff of the centre and of the unit in charge; to see a name or number they have to say why, each look is kept, and you can see it. External firms never see who you are. You are told when the law demands that another body takes the matter over. Everything is kept at the university and nothing goes abroad.
How long: three years after the end of a case (five after supervision) identity, words and photos are taken out for ever; only statistics stay.
In public: an answer that helps others may be shown without who you are. You are told first, may object, and may have it withdrawn at any later time.
Your rights: see, export, correct, have deleted, withdraw your consent: ask under “My data”; the university answers within thirty days. A withdrawal leaves what was done before as it is. If you do not accept this notice, call or visit the centre.
You are asked anew when this notice changes materially.`,
} as const;
