#!/usr/bin/env python3
"""Writes university data after the profile of the Lehigh University Benchmark (Guo, Pan, Heflin 2005) as N-Triples.

The classes, the numbers of things in a department and the names follow the published profile of the benchmark; the program
is our own, so its figures are not those of the original data. Added to the profile: ages of graduates and faculty, so that numbers
can be checked, and telephone numbers of digits. About 0.13 million triples a university. The class hierarchy is in the data.

A share of the things (--mistakes, in a thousand) carries one mistake of each kind that shapes/lubm.ttl asks for; how many of
each were planted is printed to standard error (--tally: as JSON to a file). The same numbers give the same bytes, and the
first N universities are the same in any larger file of the same seed.
"""
import argparse
import json
import random
import sys
from collections import Counter

UB = "http://swat.cse.lehigh.edu/onto/univ-bench.owl#"
RDF_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
SUBCLASS = "<http://www.w3.org/2000/01/rdf-schema#subClassOf>"
OWL_CLASS = "<http://www.w3.org/2002/07/owl#Class>"
INTEGER = "^^<http://www.w3.org/2001/XMLSchema#integer>"
UNIVERSITIES = 1000  # degrees come from any of these
INTERESTS = 30

HIERARCHY = """
Organization: University Department ResearchGroup College Institute Program
Person: Employee Student Chair Dean Director TeachingAssistant ResearchAssistant
Employee: Faculty AdministrativeStaff
Faculty: Professor Lecturer PostDoc
Professor: FullProfessor AssociateProfessor AssistantProfessor VisitingProfessor
Student: UndergraduateStudent GraduateStudent
AdministrativeStaff: ClericalStaff SystemsStaff
Work: Course Research
Course: GraduateCourse
Publication: Article Book Manual Software Specification UnofficialPublication
Article: ConferencePaper JournalArticle TechnicalReport
"""


def u(name):
    return f"<{UB}{name}>"


# What a department has at least and at most, and how many publications each of them has.
FACULTY = [
    ("FullProfessor", 7, 10, 15, 20),
    ("AssociateProfessor", 10, 14, 10, 18),
    ("AssistantProfessor", 8, 11, 5, 10),
    ("Lecturer", 5, 7, 0, 5),
]

(NAME, EMAIL, PHONE, AGE, WORKS_FOR, MEMBER_OF, SUB_ORGANIZATION, HEAD_OF, TEACHER_OF, TAKES, ADVISOR, AUTHOR, UNDERGRADUATE, MASTERS,
 DOCTORAL, INTEREST, ASSISTS) = map(u, (
    "name emailAddress telephone age worksFor memberOf subOrganizationOf headOf teacherOf takesCourse advisor publicationAuthor "
    "undergraduateDegreeFrom mastersDegreeFrom doctoralDegreeFrom researchInterest teachingAssistantOf").split())


class Generator:
    def __init__(self, seed, mistakes):
        self.seed = seed
        self.rate = mistakes / 1000
        self.planted = Counter()
        self.lines = []

    def wrong(self, kind, times=1.0):
        """Whether this thing gets the mistake; structural things are few, so they get it `times` as often."""
        if self.chance() < self.rate * times:
            self.planted[kind] += 1
            return True
        return False

    def add(self, subject, predicate, value):
        self.lines.append(f"{subject} {predicate} {value} .\n")

    def below(self, low, high):
        return low + int(self.chance() * (high - low + 1))

    def any_university(self, other_than=-1):
        while True:
            number = self.below(0, UNIVERSITIES - 1)
            if number != other_than:
                return number

    def vocabulary(self):
        classes = set()
        for line in HIERARCHY.strip().splitlines():
            parent, children = line.split(": ")
            for child in children.split():
                self.add(u(child), SUBCLASS, u(parent))
                classes |= {parent, child}
        for name in sorted(classes):
            self.add(u(name), RDF_TYPE, OWL_CLASS)
        for number in range(UNIVERSITIES):
            university = f"<http://www.University{number}.edu>"
            self.add(university, RDF_TYPE, u("University"))
            self.add(university, NAME, f'"University{number}"')

    def person(self, iri, kind, local, host, youngest=None, oldest=None):
        add, wrong = self.add, self.wrong
        add(iri, RDF_TYPE, u(kind))
        if not wrong("name missing"):
            add(iri, NAME, '"X"' if wrong("name too short") else f'"{local}"')
        add(iri, EMAIL, f'"{local} at {host}"' if wrong("e-mail without @") else f'"{local}@{host}"')
        if wrong("second e-mail"):
            add(iri, EMAIL, f'"{local}.private@{host}"')
        digits = f"{self.below(0, 9999999999):010d}"
        if wrong("telephone is an IRI"):
            add(iri, PHONE, f"<tel:{digits}>")
        else:
            add(iri, PHONE, f'"{digits}"' if wrong("telephone of another form") else f'"{digits[:3]}-{digits[3:6]}-{digits[6:]}"')
        if oldest is None:
            return
        age = self.below(youngest, oldest)
        if wrong("age is not a number"):
            add(iri, AGE, f'"about {age}"{INTEGER}')
        elif wrong("age is a string"):
            add(iri, AGE, f'"{age}"')
        else:
            add(iri, AGE, f'"{age + 100 if wrong("age too high") else age}"{INTEGER}')

    def faculty(self, iri, kind, department):
        add = self.add
        undergraduate, masters = self.any_university(), self.any_university()
        doctoral = self.any_university(masters)
        if self.wrong("masters and doctoral degree of one university"):
            doctoral = masters
        if self.wrong("degree from a string"):
            add(iri, UNDERGRADUATE, f'"University{undergraduate}"')
        else:
            add(iri, UNDERGRADUATE, f"<http://www.University{undergraduate}.edu>")
        add(iri, MASTERS, f"<http://www.University{masters}.edu>")
        add(iri, DOCTORAL, f"<http://www.University{doctoral}.edu>")
        add(iri, WORKS_FOR, "<http://www.example.org/Nowhere>" if self.wrong("works for nothing known") else department)
        if kind != "Lecturer":
            number = INTERESTS if self.wrong("unknown research interest") else self.below(0, INTERESTS - 1)
            add(iri, INTEREST, f'"Research{number}"')
        if self.wrong("professor is a student"):
            add(iri, RDF_TYPE, u("UndergraduateStudent"))

    def publication(self, iri, local, author, students):
        add = self.add
        add(iri, RDF_TYPE, u("Publication"))
        add(iri, NAME, f'"{local}"')
        if not self.wrong("publication without author"):
            add(iri, AUTHOR, author)
        for student in students:
            add(iri, AUTHOR, student)

    def department(self, university, number):
        add, below = self.add, self.below
        host = f"Department{number}.University{university}.edu"
        base = f"http://www.{host}"
        department = f"<{base}>"
        add(department, RDF_TYPE, u("Department"))
        add(department, NAME, f'"Department{number}"')
        add(department, SUB_ORGANIZATION, f"<http://www.University{university}.edu>")

        courses = graduate_courses = 0
        professors, members, publications = [], [], []
        for kind, low, high, least, most in FACULTY:
            for index in range(below(low, high)):
                local = f"{kind}{index}"
                iri = f"<{base}/{local}>"
                self.person(iri, kind, local, host, 28, 70)
                self.faculty(iri, kind, department)
                if not self.wrong("teaches nothing"):
                    for _ in range(below(1, 2)):
                        add(iri, TEACHER_OF, f"<{base}/Course{courses}>")
                        courses += 1
                    for _ in range(below(1, 2)):
                        add(iri, TEACHER_OF, f"<{base}/GraduateCourse{graduate_courses}>")
                        graduate_courses += 1
                if kind != "Lecturer":
                    professors.append(iri)
                members.append(local)
                publications.append((iri, local, below(least, most)))
        if not self.wrong("department without head", 5):
            add(professors[0], HEAD_OF, department)
            if self.wrong("department with two heads", 5):
                add(professors[1], HEAD_OF, department)
        for kind, count in (("Course", courses), ("GraduateCourse", graduate_courses)):
            for index in range(count):
                add(f"<{base}/{kind}{index}>", RDF_TYPE, u(kind))
                add(f"<{base}/{kind}{index}>", NAME, f'"{kind}{index}"')

        lecturer = f"<{base}/Lecturer0>"
        for index in range(len(members) * below(8, 14)):
            local = f"UndergraduateStudent{index}"
            iri = f"<{base}/{local}>"
            self.person(iri, "UndergraduateStudent", local, host)
            add(iri, MEMBER_OF, department)
            taken = range(min(6, courses)) if self.wrong("too many courses") else {below(0, courses - 1) for _ in range(below(2, 4))}
            for course in sorted(taken):
                add(iri, TAKES, f"<{base}/Course{course}>")
            if self.chance() < 0.2:
                advisor = lecturer if self.wrong("advisor is a lecturer", 5) else professors[below(0, len(professors) - 1)]
                add(iri, ADVISOR, advisor)

        graduates = []
        for index in range(len(members) * below(3, 4)):
            local = f"GraduateStudent{index}"
            iri = f"<{base}/{local}>"
            self.person(iri, "GraduateStudent", local, host, 21, 45)
            add(iri, MEMBER_OF, department)
            add(iri, UNDERGRADUATE, f"<http://www.University{self.any_university()}.edu>")
            for course in sorted({below(0, graduate_courses - 1) for _ in range(below(1, 3))}):
                add(iri, TAKES, f"<{base}/GraduateCourse{course}>")
            if self.wrong("no graduate course in one's list"):
                self.lines.pop()
                while self.lines[-1].startswith(f"{iri} {TAKES}"):
                    self.lines.pop()
                add(iri, TAKES, f"<{base}/Course0>")
            if not self.wrong("graduate student without advisor"):
                wrong = self.wrong("advisor is a lecturer")
                add(iri, ADVISOR, lecturer if wrong else professors[below(0, len(professors) - 1)])
            role = self.chance()
            if role < 0.22:
                add(iri, RDF_TYPE, u("TeachingAssistant"))
                if not self.wrong("assistant of no course", 5):
                    add(iri, ASSISTS, f"<{base}/Course{below(0, courses - 1)}>")
            elif role < 0.52:
                add(iri, RDF_TYPE, u("ResearchAssistant"))
            graduates.append(iri)

        for author, local, count in publications:
            for index in range(count):
                paper = f"{local}/Publication{index}"
                students = {graduates[below(0, len(graduates) - 1)] for _ in range(below(0, 2))}
                self.publication(f"<{base}/{paper}>", f"{local} Publication{index}", author, sorted(students))
        for index in range(below(10, 20)):
            group = f"<{base}/ResearchGroup{index}>"
            add(group, RDF_TYPE, u("ResearchGroup"))
            add(group, SUB_ORGANIZATION, "<http://www.example.org/Nowhere>" if self.wrong("group of nothing known", 5) else department)
            if self.wrong("property not foreseen", 5):
                add(group, NAME, f'"ResearchGroup{index}"')

    def write(self, universities, out):
        self.chance = random.Random(f"{self.seed}").random
        self.vocabulary()
        total = 0
        for university in range(universities):
            self.chance = random.Random(f"{self.seed}/{university}").random
            for number in range(self.below(15, 25)):
                self.department(university, number)
            out.write("".join(self.lines))
            total += len(self.lines)
            self.lines.clear()
        return total


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("universities", type=int)
    parser.add_argument("-o", "--output", default="-")
    # 4: 10 universities have 189 departments, as many as the first 10 of the benchmark.
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--mistakes", type=float, default=2, help="things in a thousand that carry a mistake of each kind (2)")
    parser.add_argument("--tally", help="file for the numbers of planted mistakes, as JSON")
    arguments = parser.parse_args()
    generator = Generator(arguments.seed, arguments.mistakes)
    if arguments.output == "-":
        total = generator.write(arguments.universities, sys.stdout)
    else:
        with open(arguments.output, "w", encoding="utf-8", newline="\n") as out:
            total = generator.write(arguments.universities, out)
    planted = dict(sorted(generator.planted.items()))
    if arguments.tally:
        with open(arguments.tally, "w", encoding="utf-8") as out:
            json.dump({"triples": total, "planted": planted}, out, indent=1)
            out.write("\n")
    print(f"{total} triples, {sum(planted.values())} mistakes", file=sys.stderr)


if __name__ == "__main__":
    main()
