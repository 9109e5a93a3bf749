# The web chat's page: what stands around the conversation.

page-title = naru – ask about programs
page-title-of = Ask { $organizer }
page-description = Ask about exchanges, forums, trainings, volunteering and cultural programs in your own words.
page-skip-to-question = Skip to the question box
page-conversation = Conversation
page-you = You
page-welcome = What would you like to know?
page-welcome-text = Ask in your own words about exchanges, forums, trainings, volunteering and cultural programs. The answers come from the program database.
page-examples = For example
page-example-list = Which forums are coming up?
page-example-open = What can I still apply for?
page-example-free = Free programs next month
page-example-volunteer = I would like to volunteer
page-question = Your question
page-question-hint = Ask about a program …
page-send = Send
page-settings = Display and language
page-language = Language
page-theme = Colours
page-theme-auto = As the device
page-theme-light = Light
page-theme-dark = Dark
page-text-size = Text size
page-size-normal = Normal
page-size-large = Large
page-size-largest = Very large
page-apply = Apply
page-new-conversation = Start over
page-new-tab = opens in a new tab
page-thinking = Looking it up …
page-connected-again = Connected again.
page-offline = The connection is lost. Your question is still in the box; please try again in a moment.
page-problem-empty = Please type a question first.
page-problem-too-long = { $length ->
    [one] Your question has { $length } character. At most { $limit } fit; please ask more briefly.
   *[other] Your question has { $length } characters. At most { $limit } fit; please ask more briefly.
}
page-problem-too-large = That is more than this page takes. Please ask more briefly.
page-problem-too-many = { $seconds ->
    [one] That was a lot at once. Please wait { $seconds } second and ask again.
   *[other] That was a lot at once. Please wait { $seconds } seconds and ask again.
}
page-problem-foreign = This came from another site and was not accepted. Please ask on this page.
page-problem-unread = This could not be read. Please ask on this page.
page-problem-no-page = There is no such page. You can ask here instead.
page-problem-too-slow = That took too long. Please try again.
page-problem-inside = Something went wrong on our side. Please try again.
page-open-chat = Ask naru
page-close-chat = Close the chat
