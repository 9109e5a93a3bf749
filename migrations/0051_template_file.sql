-- Pictures and files that a template brings along, each as JSON with its bytes as hexadecimal digits, as broadcast_file has
-- them. A picture's words are kept with it, so that a template is as complete as what it was made from.
create table template_file (
    template text not null references template (name) on delete cascade,
    name text not null,
    content text not null,
    primary key (template, name)
);
